using Schema.Dsl;
using Schema.Planning;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>What a transaction sets, as the server sees it.</summary>
public sealed class TimeoutTests : IAsyncLifetime
{
    private const string Note = "INSERT INTO seen SELECT current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')";

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await _database.ExecuteAsync("CREATE TABLE seen (what text)");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Statements_wait_two_seconds_for_a_lock_and_run_for_as_long_as_it_takes()
    {
        await RunAsync(Noting());

        (await SeenAsync()).Should().Equal("2s 0");
    }

    [Fact]
    public async Task What_only_changes_the_catalog_while_others_are_kept_out_has_ten_seconds()
    {
        await RunAsync(Noting() with { Steps = new[] { Step(TableWork.None, LockMode.AccessExclusive) } });

        (await SeenAsync()).Should().Equal("2s 10s");
    }

    [Theory]
    [InlineData(TableWork.Scans, LockMode.AccessExclusive)]
    [InlineData(TableWork.Unknown, LockMode.AccessExclusive)]
    [InlineData(TableWork.Scans, LockMode.ShareUpdateExclusive)]
    [InlineData(TableWork.Writes, LockMode.RowExclusive)]
    internal async Task What_works_on_rows_has_no_bound(TableWork work, LockMode mode)
    {
        var brief = new Step("first", ValueList<string>.Empty)
        {
            Effect = new(new[] { new TableLock("t", LockMode.AccessExclusive) }, TableWork.None),
        };
        await RunAsync(Noting() with { Steps = new[] { brief, Step(work, mode) } });

        (await SeenAsync()).Should().Equal("2s 0");
    }

    [Theory]
    [InlineData("5s", null, "5s 10s")]
    [InlineData(null, "1h", "2s 1h")]
    [InlineData("0", " 1.5 min ", "0 90s")]
    public async Task A_migration_has_the_last_word(string? @lock, string? statement, string seen)
    {
        await RunAsync(Noting() with
        {
            Steps = new[] { Step(TableWork.None, LockMode.AccessExclusive) },
            Timeouts = new(@lock, statement),
        });

        (await SeenAsync()).Should().Equal(seen);
    }

    [Fact]
    public async Task A_project_has_defaults_of_its_own()
    {
        var settings = new SessionSettings(_database.ConnectionString, "schema_migrations", null)
        {
            Timeouts = new("500ms", "30s"),
        };
        await RunAsync(
            settings,
            Noting(),
            Noting(2) with { Steps = new[] { Step(TableWork.None, LockMode.AccessExclusive) } },
            Noting(3) with { Timeouts = new("1s") });

        (await SeenAsync()).Should().Equal("500ms 0", "500ms 30s", "1s 0");
    }

    [Fact]
    public async Task The_commit_waits_as_long_for_a_lock_and_takes_as_long_as_it_has_to()
    {
        await _database.ExecuteAsync(
            $"""
            CREATE TABLE late (id int);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {Note}; RETURN NULL; END$$;
            CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON late DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note()
            """);
        await RunAsync(Planned.Forward(1, "INSERT INTO late VALUES (1)", "SET lock_timeout = 0") with
        {
            Timeouts = new("3s", "1min"),
        });

        (await SeenAsync()).Should().Equal("3s 0");
    }

    private static PlannedMigration Noting(long version = 1) => Planned.Forward(version, Note);

    private static Step Step(TableWork work, LockMode mode) => new("do it", new[] { Note })
    {
        Effect = new(new[] { new TableLock("t", mode) }, work),
    };

    private Task RunAsync(params PlannedMigration[] migrations) =>
        RunAsync(new(_database.ConnectionString, "schema_migrations", null), migrations);

    private static async Task RunAsync(SessionSettings settings, params PlannedMigration[] migrations) =>
        await new PostgresRunner(settings.Database) { Settings = settings }.FlyAsync(migrations);

    private Task<IReadOnlyList<string>> SeenAsync() => _database.QueryAsync<string>("SELECT what FROM seen ORDER BY ctid");
}
