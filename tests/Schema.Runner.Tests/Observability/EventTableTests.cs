using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Schema.Runner.Tests.Observability;

/// <summary>People filter by what docs/observability.md says.</summary>
public sealed class EventTableTests
{
    [Fact]
    public void Of_the_documentation_holds_every_message_of_a_run()
    {
        var rows = File.ReadAllLines(Path.Combine(Here(), "../../../docs/observability.md"))
            .Where(line => line.StartsWith("| ") && char.IsDigit(line[2]))
            .Select(line => string.Join(' ', line.Split('|')[1..4].Select(cell => cell.Trim(' ', '`'))));

        rows.Where(row => int.Parse(row.Split(' ')[0]) < 100).Should().Equal(
            typeof(LogMessages).GetMethods()
                .SelectMany(method => method.GetCustomAttributes(typeof(LoggerMessageAttribute), false)
                    .Cast<LoggerMessageAttribute>()
                    .Select(message => (message.EventId, method.Name, message.Level)))
                .OrderBy(message => message.EventId)
                .Select(message => $"{message.EventId} {message.Name} {message.Level}"));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
