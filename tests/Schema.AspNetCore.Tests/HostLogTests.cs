using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Schema.AspNetCore.Tests;

/// <summary>People filter by what docs/observability.md says.</summary>
public sealed class HostLogTests
{
    [Fact]
    public void Every_message_stands_in_the_documentation_with_its_id()
    {
        var rows = File.ReadAllLines(Path.Combine(Here(), "../../docs/observability.md"))
            .Where(line => line.StartsWith("| 10") && char.IsDigit(line[4]))
            .Select(line => string.Join(' ', line.Split('|')[1..4].Select(cell => cell.Trim(' ', '`'))));

        rows.Should().Equal(
            typeof(HostLog).GetMethods()
                .SelectMany(method => method.GetCustomAttributes(typeof(LoggerMessageAttribute), false)
                    .Cast<LoggerMessageAttribute>()
                    .Select(message => (message.EventId, method.Name, message.Level)))
                .OrderBy(message => message.EventId)
                .Select(message => $"{message.EventId} {message.Name} {message.Level}"));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
