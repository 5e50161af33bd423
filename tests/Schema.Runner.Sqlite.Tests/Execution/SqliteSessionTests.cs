using System.Text.RegularExpressions;
using Schema.Planning;

namespace Schema.Runner.Sqlite.Tests.Execution;

public sealed class SqliteSessionTests : IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly HeardFlight _heard = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Runs_each_migration_in_a_transaction_of_its_own()
    {
        var fly = () => FlyAsync(
            Forward(1, "CREATE TABLE a (x)"),
            Forward(2, "CREATE TABLE b (x)", "INSERT INTO b VALUES (1)", "INSERT INTO nowhere VALUES (1)"),
            Forward(3, "CREATE TABLE c (x)"));

        var failure = (await fly.Should().ThrowAsync<MigrationFailedException>()).Which;

        failure.Message.Should().Be(
            """
            Migration 2 M2 (forward) failed at statement 3 of 3.

                SQLITE_ERROR: no such table: nowhere

                INSERT INTO nowhere VALUES (1)

            Its transaction was rolled back. This run has committed 1 M1, which stays.
            """ + " Correct the migration, then run it again.");
        failure.Committed.Should().Equal(1);
        failure.SqlState.Should().Be("SQLITE_ERROR");
        _heard.Lines.Should().Equal("started 1 M1", "committed 1 M1", "started 2 M2");
        _file.Query("SELECT name FROM sqlite_schema WHERE type = 'table'").Should().Equal("schema_migrations", "a");
        _file.Query("SELECT version FROM schema_migrations").Should().Equal("1");
    }

    [Fact]
    public async Task Leaves_no_history_when_the_first_migration_fails()
    {
        var fly = () => FlyAsync(Forward(1, "SELECT * FROM nowhere"));

        await fly.Should().ThrowAsync<MigrationFailedException>();

        _file.Query("SELECT name FROM sqlite_schema").Should().BeEmpty();
    }

    [Fact]
    public async Task Undoes_a_migration_and_its_row()
    {
        await FlyAsync(Forward(1, "CREATE TABLE a (x)"), Forward(2, "CREATE TABLE b (x)"));

        (await FlyAsync(Backward(2, "DROP TABLE b"), Backward(1, "DROP TABLE a"))).Should().Be(FlightOutcome.Landed);

        _file.Query("SELECT name FROM sqlite_schema WHERE type = 'table'").Should().Equal("schema_migrations");
        _file.Query("SELECT version FROM schema_migrations").Should().BeEmpty();
    }

    [Fact]
    public async Task Enforces_foreign_keys_in_raw_sql()
    {
        var fly = () => FlyAsync(Forward(
            1,
            "CREATE TABLE a (id INTEGER PRIMARY KEY)",
            "CREATE TABLE b (a REFERENCES a)",
            "INSERT INTO b VALUES (1)"));

        (await fly.Should().ThrowAsync<MigrationFailedException>())
            .WithMessage("*SQLITE_CONSTRAINT: FOREIGN KEY constraint failed*");
    }

    [Fact]
    public async Task Checks_deferred_foreign_keys_at_the_commit()
    {
        var fly = () => FlyAsync(Forward(
            1,
            "CREATE TABLE a (id INTEGER PRIMARY KEY)",
            "CREATE TABLE b (a REFERENCES a DEFERRABLE INITIALLY DEFERRED)",
            "INSERT INTO b VALUES (1)"));

        (await fly.Should().ThrowAsync<MigrationFailedException>()).WithMessage(
            """
            Migration 1 M1 (forward) failed when it was committed.

                SQLITE_CONSTRAINT: FOREIGN KEY constraint failed

            Its transaction was rolled back. This run has committed nothing. Correct the migration, then run it again.
            """);
        _file.Query("SELECT name FROM sqlite_schema").Should().BeEmpty();
    }

    [Theory]
    [InlineData("CREATE INDEX i ON a (\"y\")")]
    [InlineData("UPDATE a SET x = \"y\"")]
    public async Task Takes_a_misspelt_column_for_an_error_and_not_for_a_text(string sql)
    {
        var fly = () => FlyAsync(Forward(1, "CREATE TABLE a (x)", sql));

        (await fly.Should().ThrowAsync<MigrationFailedException>()).WithMessage("*no such column: \"y\" - *");
    }

    [Fact]
    public async Task Does_not_run_by_a_history_that_has_changed()
    {
        await FlyAsync(Forward(1, "CREATE TABLE a (x)"));
        await using var late = await _file.ConnectAsync();
        var old = await late.ReadHistoryAsync(HistoryDetail.Brief, CancellationToken.None);

        await FlyAsync(Backward(1, "DROP TABLE a"));
        await FlyAsync(Forward(1, "CREATE TABLE a (y)"));

        (await FlyAsync(late, old, Forward(2, "CREATE TABLE b (x)"))).Should().Be(FlightOutcome.FenceLost);
        _file.Query("SELECT version FROM schema_migrations").Should().Equal("1");
        _file.Query("SELECT name FROM sqlite_schema WHERE name = 'b'").Should().BeEmpty();
    }

    [Fact]
    public async Task Does_not_run_while_another_connection_writes()
    {
        using var writer = _file.Open();
        using var transaction = writer.BeginTransaction(deferred: false);

        (await FlyAsync(Forward(1, "CREATE TABLE a (x)"))).Should().Be(FlightOutcome.GateLost);

        transaction.Rollback();
        (await FlyAsync(Forward(1, "CREATE TABLE a (x)"))).Should().Be(FlightOutcome.Landed);
    }

    [Fact]
    public async Task Says_once_for_what_it_waits()
    {
        await using var session = await _file.ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, CancellationToken.None);
        using var writer = _file.Open();
        using var transaction = writer.BeginTransaction(deferred: false);

        await FlyAsync(session, reading, Forward(1, "CREATE TABLE a (x)"));
        await FlyAsync(session, reading, Forward(1, "CREATE TABLE a (x)"));

        _heard.Lines.Should().ContainSingle().Which.Should().MatchRegex(
            $@"^NOTICE: Another connection has been writing to {Regex.Escape(_file.Path)} since \d\d:\d\d:\d\d UTC "
                + "or longer: waiting for it$");
    }

    [Fact]
    public async Task Commits_when_the_readers_that_are_there_have_gone()
    {
        _file.Execute("CREATE TABLE a (x)");
        var reader = _file.Open();
        var transaction = reader.BeginTransaction(deferred: true);
        using (var command = reader.CreateCommand())
        {
            command.CommandText = "SELECT count(*) FROM a";
            command.ExecuteScalar();
        }

        var flight = Task.Run(() => FlyAsync(Forward(1, "CREATE TABLE b (x)")));
        await Task.Delay(300);
        flight.IsCompleted.Should().BeFalse();
        transaction.Dispose();
        reader.Dispose();

        (await flight).Should().Be(FlightOutcome.Landed);
    }

    [Fact]
    public async Task Stops_a_long_statement_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await using var session = await _file.ConnectAsync();
        var empty = new HistoryReading([], HistoryState.Missing, null);
        var endless = Forward(
            1,
            "CREATE TABLE a (x)",
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");

        var flight = new Flight([endless], empty, Guid.NewGuid(), null);
        var fly = () => session.FlyAsync(flight, _heard, cancellation.Token);

        await fly.Should().ThrowAsync<OperationCanceledException>().WithMessage("1 M1 was stopped and rolled back.");
        _file.Query("SELECT name FROM sqlite_schema").Should().BeEmpty();
    }

    [Fact]
    public async Task Says_that_a_database_in_memory_goes_with_the_run()
    {
        await using var session = await SqliteEngine.Instance.ConnectAsync(
            new SessionSettings("sqlite::memory:", "schema_migrations", null), CancellationToken.None);
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, CancellationToken.None);

        (await FlyAsync(session, reading, Forward(1, "CREATE TABLE a (x)"))).Should().Be(FlightOutcome.Landed);

        _heard.Lines[0].Should().Be(
            "WARNING: The database is in memory and belongs to this run alone: it goes at its end.");
        (await session.ReadHistoryAsync(HistoryDetail.Brief, CancellationToken.None)).Applied.Should().ContainSingle();
    }

    private static PlannedMigration Forward(long version, params string[] statements) =>
        new(version, $"M{version}", Direction.Forward, new[] { new Step("do it", statements) });

    private static PlannedMigration Backward(long version, params string[] statements) =>
        new(version, $"M{version}", Direction.Backward, new[] { new Step("undo it", statements) });

    private async Task<FlightOutcome> FlyAsync(params PlannedMigration[] migrations)
    {
        await using var session = await _file.ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, CancellationToken.None);
        return await FlyAsync(session, reading, migrations);
    }

    private Task<FlightOutcome> FlyAsync(
        DatabaseSession session, HistoryReading reading, params PlannedMigration[] migrations) =>
        session.FlyAsync(new Flight(migrations, reading, Guid.NewGuid(), null), _heard, CancellationToken.None);
}
