using System.Text;
using System.Text.RegularExpressions;
using Schema.Testing;

namespace Schema.Runner.Tests;

public sealed class HelpTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task The_page_of_verbs_is_what_they_say_themselves()
    {
        var page = new StringBuilder(
            """
            # Verbs and options

            What an application answers that hands its arguments to `Release.RunAsync(args)`. Written by a test from what `--help` says. `migrate`, `rollback`, `status` and `script`
            are there under the word `schema` too; all others only there, so that an application keeps its own words.

            Logs go to standard error, what was asked for to standard output.

            | Exit code | Means |
            |---|---|
            | 0 | done, or nothing to do |
            | 1 | failed |
            | 2 | wrong usage |
            | 3 | migrations are pending (`status --exit-code`) |
            | 4 | others held a lock for too long |

            """);
        foreach (var verb in new[] { "migrate", "rollback", "status", "script" })
        {
            await WriteAsync(page, verb);
        }

        foreach (var verb in Commands(await HelpAsync("schema")).Except(["migrate", "rollback", "status", "script"]))
        {
            await WriteAsync(page, $"schema {verb}");
        }

        Approved.Matches(page.ToString(), "../../../../docs/verbs.md");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("help")]
    public async Task Lists_the_verbs(string question)
    {
        (await _bench.RunAsync(question)).Should().Be(0);

        _bench.Output.ToString().Trim().Should().Be(
            """
            Description:
              Database migrations. Without a verb, the application itself runs.

            Usage:
              testhost [command] [options]

            Options:
              -?, -h, --help  Show help and usage information
              --version       Show version information

            Commands:
              schema    Database migrations, beside verbs of the application's own.
              migrate   Apply what is pending, in order.
              rollback  Undo migrations, the last applied first. Give one of --to, --after and --steps.
              status    List every migration: applied, pending, or unknown to this release.
              script    Write the SQL of migrations to standard output. Needs no server.
            """);
        _bench.Error.ToString().Should().BeEmpty();
    }

    [Fact]
    public async Task Is_given_for_a_verb_that_is_named_behind_the_question()
    {
        await _bench.RunAsync("help", "status");

        _bench.Output.ToString().Should().Contain("testhost status [options]");
    }

    [Fact]
    public async Task Says_which_release_it_is()
    {
        (await _bench.RunAsync("--version")).Should().Be(0);

        _bench.Output.ToString().Should().Be("Users 1.0\n");
    }

    private static async Task WriteAsync(StringBuilder page, string verb)
    {
        var help = await HelpAsync(verb);
        page.Append($"\n## {verb}\n\n```text\n{help}\n```\n");
        foreach (var command in Commands(help))
        {
            page.Append($"\n```text\n{await HelpAsync($"{verb} {command}")}\n```\n");
        }
    }

    // Each on a bench of its own: output adds up.
    private static async Task<string> HelpAsync(string verb)
    {
        var bench = new Bench();
        (await bench.RunAsync([.. verb.Split(' '), "--help"])).Should().Be(0);
        return bench.Output.ToString().Trim().Replace("testhost", "users", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Commands(string help) =>
        Regex.Matches((help.Split("Commands:\n").Skip(1).FirstOrDefault() ?? "").Split("\n\n")[0], "^  (?<name>[a-z]+) ", RegexOptions.Multiline)
            .Select(match => match.Groups["name"].Value);
}
