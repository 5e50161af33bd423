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
          --to <version>             The last version to apply. Default: all.
          --phase <phase>            The last phase to run: expand, which is the default; background; or contract, when the release is everywhere.
          --despite-instances <why>  Run contract migrations while an older release is alive, and why that does no harm.
          --dry-run                  Write the SQL to standard output, and run nothing.
          --lock-timeout <time>      How long to wait for others, runners or tables: seconds, 30s, 5min or 00:10:00. The default is 10min.
          --when-locked <what>       What to do while another runner migrates: wait, which is the default, skip or fail.
          --connection <database>    The database: a URL or a connection string. Default: the application's, else DATABASE_URL, else ConnectionStrings__Default.
          --environment <name>       The environment that seeds are for. Default: the application's, else DOTNET_ENVIRONMENT, else ASPNETCORE_ENVIRONMENT, else Production.
          -?, -h, --help             Show help and usage information
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
          --lock-timeout <time>    How long to wait for others, runners or tables: seconds, 30s, 5min or 00:10:00. The default is 10min.
          --when-locked <what>     What to do while another runner migrates: wait, which is the default, skip or fail.
          --connection <database>  The database: a URL or a connection string. Default: the application's, else DATABASE_URL, else ConnectionStrings__Default.
          --environment <name>     The environment that seeds are for. Default: the application's, else DOTNET_ENVIRONMENT, else ASPNETCORE_ENVIRONMENT, else Production.
          -?, -h, --help           Show help and usage information
        """,
        "rollback", "-h");

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("help")]
    public Task Lists_the_verbs(string question) => Expect(
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
          rollback  Undo migrations, the last applied first. Give one of --to and --steps.
          status    List every migration: applied, pending, or unknown to this release.
          script    Write the SQL of migrations to standard output. Needs no server.
        """,
        question);

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
          migrate             Apply what is pending, in order.
          rollback            Undo migrations, the last applied first. Give one of --to and --steps.
          status              List every migration: applied, pending, or unknown to this release.
          script              Write the SQL of migrations to standard output. Needs no server.
          backfills           List the rows that migrations fill in batches, and how far that is.
          verify              Compare the database with what its migrations make of an empty one. Exits with 1 where it is not the same.
          baseline <version>  Mark all migrations up to a version as applied, behind a look whether the database is what they make.
          create              Create the database, unless it is there.
          drop                Drop the database, with all that is in it.
          reset               Drop the database, with all that is in it, create it again, and migrate it.
          dump                Write the structure of the database as SQL, with its history. PostgreSQL needs pg_dump on the PATH.
          load <file>         Make an empty database what schema dump has written, in one transaction.
        """,
        "schema", "--help");

    private async Task Expect(string help, params string[] args)
    {
        (await _bench.RunAsync(args)).Should().Be(0);

        _bench.Output.ToString().Trim().Should().Be(help);
        _bench.Error.ToString().Should().BeEmpty();
    }
}
