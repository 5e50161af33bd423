using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Statements that end the transaction are refused by the planner. These are for what it does not
/// recognize.</summary>
public sealed class TransactionTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;
    private PostgresRunner _runner = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _runner = new(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("COMMIT", "t2a")]
    [InlineData("COMMIT AND CHAIN", "t2a")]
    [InlineData("ROLLBACK", null)]
    [InlineData("ROLLBACK AND CHAIN", null)]
    public async Task A_migration_that_ends_its_transaction_is_never_recorded(string ending, string? remains)
    {
        var migration = Planned.Forward(2, "CREATE TABLE t2a ()", ending, "CREATE TABLE t2b ()");

        var failure = await _runner.Awaiting(runner => runner.FlyAsync(Planned.Forward(1), migration, Planned.Forward(3)))
            .Should().ThrowAsync<MigrationFailedException>();

        failure.Which.Message.Should().StartWith("Migration 2 M2 (forward) failed at its end: one of its statements had ended the transaction.");
        failure.Which.Message.Should().EndWith(
            """
            What ran before that statement may be committed, and is not in the history: look, and undo it by hand. This run has committed 1 M1, which stays. Take the statement out of the migration: each migration is one transaction, which Schema begins and ends.
            """);
        (await _runner.AppliedAsync()).Should().Equal(1);
        (await _database.QueryAsync<string>("SELECT tablename::text FROM pg_tables WHERE tablename LIKE 't2%'"))
            .Should().Equal(remains is null ? [] : [remains]);
    }

    [Fact]
    public async Task A_begin_in_a_migration_does_no_harm()
    {
        await _runner.FlyAsync(Planned.Forward(1, "BEGIN", "CREATE TABLE t1 ()"), Planned.Forward(2));

        (await _runner.AppliedAsync()).Should().Equal(1, 2);
        _runner.Heard.Lines.Should().Contain("WARNING: there is already a transaction in progress");
    }

    [Fact]
    public async Task A_transaction_is_read_committed_and_writable_whatever_the_role_says()
    {
        await _database.ExecuteAsync(
            $"""
            CREATE ROLE strict LOGIN SUPERUSER;
            ALTER ROLE strict SET default_transaction_read_only = on;
            ALTER ROLE strict SET default_transaction_isolation = 'repeatable read';
            ALTER ROLE strict SET statement_timeout = '300ms';
            ALTER ROLE strict SET standard_conforming_strings = off;
            ALTER ROLE strict SET search_path = pg_temp
            """);
        var runner = new PostgresRunner(_database.ConnectionString.Replace("Username=postgres", "Username=strict", StringComparison.Ordinal));

        await runner.FlyAsync(
            Planned.Forward(1, "CREATE TABLE levels AS SELECT current_setting('transaction_isolation') AS level", "SELECT pg_sleep(0.6)"),
            Planned.Forward(2, """
                CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_sleep(0.6); RETURN NULL; END$$
                """,
                "CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON levels DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow()",
                @"INSERT INTO levels VALUES ('\')"));

        (await _database.QueryAsync<string>("SELECT level FROM levels")).Should().Equal("read committed", @"\");
        await _database.ExecuteAsync("DROP OWNED BY strict; DROP ROLE strict");
    }

    // As when a connection dies without a word between an error and the ROLLBACK.
    [Fact]
    public async Task A_failed_migration_whose_client_says_nothing_more_gives_the_lock_back_within_seconds()
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        var runner = new PostgresRunner(_database.ConnectionStringThrough(proxy.Port));
        runner.Heard.OnLine = line =>
        {
            if (line is "started 1 M1")
            {
                proxy.CutAll(Cut.BlackHole);
            }
        };
        _ = runner.FlyAsync(Planned.Forward(1, "SAVEPOINT s", "SELECT pg_sleep(1)", "SELECT 1/0"));

        var outcome = FlightOutcome.GateLost;
        for (var patience = 40; outcome is not FlightOutcome.Landed && patience > 0; patience--)
        {
            await Task.Delay(500);
            outcome = await _runner.FlyAsync(Planned.Forward(1));
        }

        outcome.Should().Be(FlightOutcome.Landed);
    }
}
