using Npgsql;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>PgBouncer in transaction mode, with one server connection for everybody: whatever is left on it, the next
/// client finds.</summary>
public sealed class PoolerTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;
    private PgBouncer _pooler = null!;
    private PostgresRunner _runner = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _pooler = await PgBouncer.StartAsync(_database.Server, poolSize: 1);
        _runner = new(_database.ConnectionStringThrough(_pooler.Port));
    }

    public async Task DisposeAsync()
    {
        await _pooler.DisposeAsync();
        await _database.DisposeAsync();
    }

    [PgBouncerFact]
    public async Task Applies_and_undoes()
    {
        await _runner.FlyAsync(Planned.Tables(3));
        await _runner.FlyAsync(Planned.Backward(3, "DROP TABLE t3"));

        (await _runner.AppliedAsync()).Should().Equal(1, 2);
    }

    [PgBouncerFact]
    public async Task Runs_code_in_the_migrations_transaction()
    {
        var entries = Saying.Entries(
            m => m.Execute("CREATE TABLE users (name text)", "DROP TABLE users"),
            m =>
            {
                m.Run(async (connection, cancellationToken) =>
                {
                    await using var command = connection.CreateCommand();
                    command.CommandText = "INSERT INTO users VALUES ('ada')";
                    await command.ExecuteNonQueryAsync(cancellationToken);
                });
                m.Execute("INSERT INTO users VALUES ('bob')", "SELECT 1");
            });
        var before = await StateAsync();

        await new Migrator(entries).MigrateAsync(new() { Database = _database.ConnectionStringThrough(_pooler.Port) });

        (await _database.QueryAsync<string>("SELECT name FROM users ORDER BY name")).Should().Equal("ada", "bob");
        (await StateAsync()).Except(before).Should().BeEmpty("what is set for code is gone with its transaction");
    }

    [PgBouncerFact]
    public async Task Leaves_nothing_behind_for_the_next_client()
    {
        await _database.ExecuteAsync("CREATE ROLE pooled; CREATE SCHEMA elsewhere");
        var before = await StateAsync();

        await _runner.FlyAsync(
            Planned.Forward(1, "SET search_path = elsewhere", "SET ROLE pooled", "SET statement_timeout = '1s'"),
            Planned.Forward(2, "SET SESSION AUTHORIZATION pooled"));
        await _runner.Awaiting(runner => runner.FlyAsync(Planned.Forward(3, "SET lock_timeout = '1s'", "SET ROLE pooled", "SELECT 1/0")))
            .Should().ThrowAsync<MigrationFailedException>();

        (await StateAsync()).Except(before).Should().BeEmpty();
        await _database.ExecuteAsync("DROP ROLE pooled");
    }

    [PgBouncerFact]
    public async Task A_failure_gives_the_lock_back_at_once()
    {
        await _runner.Awaiting(runner => runner.FlyAsync(Planned.Forward(1), Planned.Forward(2, "SELECT 1/0")))
            .Should().ThrowAsync<MigrationFailedException>();

        var outcome = await _runner.FlyAsync(Planned.Forward(2));

        outcome.Should().Be(FlightOutcome.Landed);
    }

    [PgBouncerFact]
    public async Task A_cancellation_finds_the_server_process_behind_the_pooler()
    {
        await using var roomy = await PgBouncer.StartAsync(_database.Server, poolSize: 3);
        using var cancellation = new CancellationTokenSource();
        var runner = new PostgresRunner(_database.ConnectionStringThrough(roomy.Port));
        runner.Heard.OnLine = line =>
        {
            if (line is "started 2 M2")
            {
                cancellation.Cancel();
            }
        };

        await runner.Awaiting(it => it.FlyAsync(cancellation.Token, Planned.Forward(1), Planned.Forward(2, "SELECT pg_sleep(60)")))
            .Should().ThrowAsync<OperationCanceledException>();

        (await runner.AppliedAsync()).Should().Equal(1);
    }

    [PgBouncerFact]
    public async Task A_server_process_that_is_ended_behind_the_pooler_is_a_lost_connection()
    {
        _runner.Heard.OnLine = line =>
        {
            if (line is "started 2 M2")
            {
                Administrator.EndRunners(_database);
            }
        };

        var lost = await _runner
            .Awaiting(it => it.FlyAsync(Planned.Forward(1), Planned.Forward(2, "SELECT pg_sleep(60)")))
            .Should().ThrowAsync<ConnectionLostException>();

        lost.Which.Committed.Should().Equal(1);
        (await _runner.AppliedAsync()).Should().Equal(1);
    }

    // The process that the pooler names when we connect is its own invention. The real one we hear of with the first
    // migration.
    [PgBouncerFact]
    public async Task A_flight_that_was_lost_before_it_was_heard_of_is_waited_for()
    {
        await using var roomy = await PgBouncer.StartAsync(_database.Server, poolSize: 3);
        await using var proxy = new TcpProxy(roomy.Port);
        var runner = new PostgresRunner(_database.ConnectionStringThrough(proxy.Port));
        await runner.FlyAsync(Planned.Forward(1));
        await using var session = await runner.ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, default);
        await using var other = await _database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await ExecuteAsync("LOCK TABLE schema_migrations IN ACCESS EXCLUSIVE MODE", other);

        var flying = runner.FlyAsync(session, reading, [Planned.Forward(2, "SELECT pg_sleep(1)")]);
        await WaitUntilBlockedAsync();
        proxy.CutAll(Cut.ClientOnly);
        await Task.Delay(500);
        await transaction.CommitAsync();

        var lost = await flying.Awaiting(it => it).Should().ThrowAsync<ConnectionLostException>();
        lost.Which.Committed.Should().Equal(2);
    }

    private async Task WaitUntilBlockedAsync()
    {
        while (await _database.QuerySingleAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0)
        {
            await Task.Delay(20);
        }
    }

    private static async Task ExecuteAsync(string sql, NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    [PgBouncerFact]
    public async Task Keeps_the_lock_for_what_runs_outside_a_transaction_and_leaves_nothing_behind()
    {
        var before = await StateAsync();
        var migrator = new Migrator(Saying.Entries(
            m => m.Execute("CREATE TABLE twins (id int); INSERT INTO twins VALUES (1), (1)", "DROP TABLE twins"),
            m => m.Index("twins", "id"),
            m => m.UniqueIndex("twins", "id").Name("each")));
        var options = new MigrateOptions { Database = _database.ConnectionStringThrough(_pooler.Port) };

        await migrator.Awaiting(it => it.MigrateAsync(options)).Should().ThrowAsync<MigrationFailedException>();
        (await StateAsync()).Except(before).Should().BeEmpty();
        (await _database.QueryAsync<long>("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).Should().Equal(0);

        await _database.ExecuteAsync("DELETE FROM twins");
        await migrator.MigrateAsync(options);
        (await StateAsync()).Except(before).Should().BeEmpty();
        (await _database.QueryAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid = 'twins'::regclass")).Should().Equal(2);
    }

    private async Task<IReadOnlyList<string>> StateAsync()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionStringThrough(_pooler.Port));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT 'user ' || current_user || ' ' || session_user
            UNION ALL SELECT name || ' = ' || setting FROM pg_settings WHERE name <> 'application_name' AND name NOT LIKE 'plpgsql.%'
            UNION ALL SELECT 'lock ' || locktype FROM pg_locks JOIN pg_database AS d ON d.oid = database
                WHERE locktype = 'advisory' AND datname = current_database()
            UNION ALL SELECT 'prepared ' || name FROM pg_prepared_statements
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
