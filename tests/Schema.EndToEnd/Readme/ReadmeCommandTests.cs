using System.Text.RegularExpressions;
using Schema.EndToEnd.WalkThrough;
using Schema.Testing.Postgres;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.Readme;

public sealed partial class ReadmeCommandTests
{
    private static readonly BuiltProgram Sample = new("Users");

    /// <summary>The verbs of the sample as README.md calls them, in its order.</summary>
    private static IEnumerable<string[]> Commands =>
        SampleCommand()
            .Matches(string.Concat(ReadmeFile.Blocks("sh")))
            .Select(command => command.Groups[1].Value.Trim().Split(' '));

    [Fact]
    public async Task Run_one_after_the_other_on_postgresql()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await RunAllAsync(database.Url);
    }

    [Fact]
    public async Task Run_one_after_the_other_on_sqlite()
    {
        using var file = new SqliteFile();
        await RunAllAsync(file.Url);
    }

    [Fact]
    public async Task Have_the_options_of_the_table()
    {
        ReadmeFile.Verbs.Select(row => row.Verb).Should().Equal("migrate", "rollback", "status", "script");

        foreach (var (verb, options) in ReadmeFile.Verbs)
        {
            var help = await Sample.RunAsync(database: null, verb, "--help");
            help.ExitCode.Should().Be(0);
            help.Output.Should().ContainAll(options);
        }
    }

    private static async Task RunAllAsync(string database)
    {
        Commands.Select(arguments => arguments[0]).Distinct().Should().Equal("migrate", "status", "rollback");

        foreach (var arguments in Commands)
        {
            var result = await Sample.RunAsync(database, arguments);
            result.ExitCode.Should().Be(0, "{0} says {1}", string.Join(' ', arguments), result);
        }
    }

    [GeneratedRegex("^[^#\n]*samples/Users -- ([^#\n]+)", RegexOptions.Multiline)]
    private static partial Regex SampleCommand();
}
