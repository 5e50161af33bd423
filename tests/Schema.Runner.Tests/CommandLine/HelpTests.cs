namespace Schema.Runner.Tests;

public sealed class HelpTests
{
    private readonly Bench _bench = new();

    [Fact]
    public Task Says_what_migrate_does() => Expect(
        """
        Description:
          Apply what is pending, in order.

        Usage:
          testhost migrate [options]

        Options:
          --to <version>           The last version to apply. Default: all.
          --dry-run                Write the SQL to standard output, and run nothing.
          --connection <database>  The database: a URL or a connection string. Default: the application's, else DATABASE_URL, else ConnectionStrings__Default.
          -?, -h, --help           Show help and usage information
        """,
        "migrate", "--help");

    [Fact]
    public Task Says_what_rollback_does_though_it_is_not_told_how_far() => Expect(
        """
        Description:
          Undo migrations, the last applied first. Give one of --to and --steps.

        Usage:
          testhost rollback [options]

        Options:
          --to <version>           The version that stays applied; what came after it is undone. 0 undoes everything.
          --steps <number>         How many migrations to undo.
          --dry-run                Write the SQL to standard output, and run nothing.
          --connection <database>  The database: a URL or a connection string. Default: the application's, else DATABASE_URL, else ConnectionStrings__Default.
          -?, -h, --help           Show help and usage information
        """,
        "rollback", "-h");

    [Fact]
    public Task Lists_the_verbs_behind_the_word() => Expect(
        """
        Description:
          Database migrations, beside verbs of the application's own.

        Usage:
          testhost schema [command] [options]

        Options:
          -?, -h, --help  Show help and usage information

        Commands:
          migrate   Apply what is pending, in order.
          rollback  Undo migrations, the last applied first. Give one of --to and --steps.
          status    List every migration: applied, pending, or unknown to this release.
          script    Write the SQL of migrations to standard output. Needs no server.
        """,
        "schema", "--help");

    private async Task Expect(string help, params string[] args)
    {
        (await _bench.RunAsync(args)).Should().Be(0);

        _bench.Output.ToString().Trim().Should().Be(help);
        _bench.Error.ToString().Should().BeEmpty();
    }
}
