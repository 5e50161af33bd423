using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>What a failure leaves, and what it says.</summary>
public sealed class FlightFailureTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;
    private PostgresRunner _runner = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _runner = new(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_failure_in_the_60th_of_100_leaves_exactly_59()
    {
        var migrations = Planned.Tables(100);
        migrations[59] = Planned.Forward(60, "CREATE TABLE t60 (id int)", "CREATE TABLE t1 (id int)");

        var failure = await _runner.Awaiting(runner => runner.FlyAsync(migrations)).Should().ThrowAsync<MigrationFailedException>();

        failure.Which.Message.Should().Be(
            """
            Migration 60 M60 (forward) failed at statement 2 of 2.

                42P07: relation "t1" already exists

                CREATE TABLE t1 (id int)

            Its transaction was rolled back. This run has committed 59 migrations, up to 59 M59; they stay. Correct the migration, then run it again.
            """);
        failure.Which.SqlState.Should().Be("42P07");
        failure.Which.Statement.Should().Be("CREATE TABLE t1 (id int)");
        failure.Which.Committed.Should().Equal(Enumerable.Range(1, 59).Select(version => (long)version));
        (await _runner.AppliedAsync()).Should().Equal(failure.Which.Committed);
        (await TablesAsync()).Should().HaveCount(59);
        _runner.Heard.Lines.Should().HaveCount(119).And.EndWith(["committed 59 M59", "started 60 M60"]);
    }

    [Fact]
    public async Task The_run_after_a_failure_goes_on_from_there()
    {
        await _runner.Awaiting(runner => runner.FlyAsync(Planned.Forward(1), Planned.Forward(2, "SELECT 1/0"), Planned.Forward(3)))
            .Should().ThrowAsync<MigrationFailedException>();

        await _runner.FlyAsync(Planned.Forward(2), Planned.Forward(3));

        (await _runner.AppliedAsync()).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_session_can_be_used_after_a_failure()
    {
        await using var session = await _runner.ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, default);
        await _runner.Awaiting(runner => runner.FlyAsync(session, reading, [Planned.Forward(1), Planned.Forward(2, "SELECT 1/0")]))
            .Should().ThrowAsync<MigrationFailedException>();

        var after = await session.ReadHistoryAsync(HistoryDetail.Brief, default);

        after.Applied.Should().ContainSingle();
        after.LockHolder.Should().BeNull();
    }

    [Fact]
    public async Task A_failure_says_all_that_the_server_said()
    {
        var migration = Planned.Forward(
            1,
            "CREATE TABLE people (email text UNIQUE)",
            "INSERT INTO people VALUES ('a@example.org'), ('a@example.org')");

        var failure = await _runner.Awaiting(runner => runner.FlyAsync(migration)).Should().ThrowAsync<MigrationFailedException>();

        failure.Which.Message.Should().Be(
            """
            Migration 1 M1 (forward) failed at statement 2 of 2.

                23505: duplicate key value violates unique constraint "people_email_key"
                Detail: not shown, as it can hold what is in a row. Include Error Detail=true in the database's connection string shows it.

                INSERT INTO people VALUES ('a@example.org'), ('a@example.org')

            Its transaction was rolled back. This run has committed nothing. The rows that are there and what the migration asks for do not go together: correct the one or the other; then run it again.
            """);
    }

    [Fact]
    public async Task A_failure_shows_what_is_in_a_row_to_those_who_ask_for_it()
    {
        var migration = Planned.Forward(1, "CREATE TABLE people (email text UNIQUE)", "INSERT INTO people VALUES ('a'), ('a')");
        var runner = new PostgresRunner($"{_database.ConnectionString};Include Error Detail=true");

        var shown = await runner.Awaiting(it => it.FlyAsync(migration)).Should().ThrowAsync<MigrationFailedException>();
        var hidden = await _runner.Awaiting(it => it.FlyAsync(migration)).Should().ThrowAsync<MigrationFailedException>();

        shown.Which.ToString().Should().Contain("Detail: Key (email)=(a) already exists.");
        hidden.Which.ToString().Should().NotContain("Key (email)=(a)", "an application logs the exception within too");
    }

    [Theory]
    [InlineData("42501", "Grant the role that runs migrations what it lacks, or run them as one that has it; then run it again.")]
    [InlineData("57014", "Somebody has cancelled it, or it took longer than it may: [Timeouts(Statement = \"1h\")] on the migration, "
        + "or MigrateOptions.Timeouts, give it more time. Then run it again.")]
    [InlineData("55P03", "The migration may be right as it is: others held what it needs. Run it again.")]
    [InlineData("40P01", "The migration may be right as it is: others held what it needs. Run it again.")]
    [InlineData("22012", "Correct the migration, then run it again.")]
    public async Task A_failure_advises_what_fits_it(string code, string advice)
    {
        var migration = Planned.Forward(1, $"DO $$BEGIN RAISE 'no' USING ERRCODE = '{code}'; END$$");

        var failure = await _runner.Awaiting(runner => runner.FlyAsync(migration)).Should().ThrowAsync<MigrationFailedException>();

        failure.Which.Message.Should().EndWith($"Its transaction was rolled back. This run has committed nothing. {advice}");
    }

    [Fact]
    public async Task A_way_back_that_needs_values_that_are_gone_says_what_can_be_done()
    {
        await _runner.FlyAsync(Planned.Forward(1, "CREATE TABLE people (id int)", "INSERT INTO people VALUES (1)"));
        var rollback = Planned.Backward(1, "ALTER TABLE people ADD COLUMN email text NOT NULL");

        var failure = await _runner.Awaiting(runner => runner.FlyAsync(rollback)).Should().ThrowAsync<MigrationFailedException>();

        // Each version of the server has its own words for it.
        var said = failure.Which.InnerException.Should().BeOfType<PostgresException>().Subject.MessageText;
        failure.Which.Message.Should().Be(
            $"""
            Migration 1 M1 (backward) failed at statement 1 of 1.

                23502: {said}

                ALTER TABLE people ADD COLUMN email text NOT NULL

            Its transaction was rolled back. This run has committed nothing.
            """
            + " The way back makes a column NOT NULL, and there are rows without a value for it; what a removed column held "
            + "is gone. Give them one or delete them, or go forward: a new migration can add the column with a default.");
    }

    [Fact]
    public async Task A_deferred_constraint_fails_its_own_migration_when_that_is_committed()
    {
        var deferred = Planned.Forward(
            2,
            "CREATE TABLE a (id int PRIMARY KEY)",
            "CREATE TABLE b (a_id int REFERENCES a DEFERRABLE INITIALLY DEFERRED)",
            "INSERT INTO b VALUES (1)");

        var failure = await _runner.Awaiting(runner => runner.FlyAsync(Planned.Forward(1), deferred, Planned.Forward(3)))
            .Should().ThrowAsync<MigrationFailedException>();

        failure.Which.Message.Should().Be(
            """
            Migration 2 M2 (forward) failed when it was committed.

                23503: insert or update on table "b" violates foreign key constraint "b_a_id_fkey"
                Detail: not shown, as it can hold what is in a row. Include Error Detail=true in the database's connection string shows it.

            Its transaction was rolled back. This run has committed 1 M1, which stays. Correct the migration, then run it again.
            """);
        (await _runner.AppliedAsync()).Should().Equal(1);
        (await TablesAsync()).Should().BeEmpty();
        _runner.Heard.Lines.Should().NotContain(line => line.Contains("no transaction in progress", StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<string>> TablesAsync() => _database.QueryAsync<string>(
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations' ORDER BY 1");
}
