using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

// A replica that does not follow is waited for.
public sealed partial class BackfillTests
{
    [ReplicaFact]
    public async Task A_replica_that_is_behind_is_waited_for()
    {
        await using var primary = await PostgresServer.StartAsync();
        await using var database = await primary.CreateDatabaseAsync();
        var options = new MigrateOptions { Database = database.Url };
        await new Migrator([CreateUsers]).MigrateAsync(options);
        await database.ExecuteAsync($"INSERT INTO users (email) SELECT 'User ' || n FROM generate_series(1, {Rows}) AS n");
        await using var replica = await primary.StartReplicaAsync();
        await using var onReplica = new NpgsqlConnection(replica.ConnectionString("postgres"));
        await onReplica.OpenAsync();
        while (await database.QuerySingleAsync<long>(
            "SELECT count(*) FROM pg_stat_replication WHERE replay_lsn >= pg_current_wal_lsn()") == 0)
        {
            await Task.Delay(20);
        }

        await new NpgsqlCommand("SELECT pg_wal_replay_pause()", onReplica).ExecuteNonQueryAsync();
        var (heard, isResumed) = (new HeardLog(), false);
        var run = new Migrator([CreateUsers, Fill(b => b.Target(TimeSpan.FromMilliseconds(1)))]).MigrateAsync(options with
        {
            Logger = heard,
            Backfills = new() { Pace = Quick, MaxReplicaLag = TimeSpan.FromMilliseconds(300), Throttle = SlowlyAsync },
        });
        while (!heard.Lines.Contains("users: it waits for a replica that is more than 0.3 s behind"))
        {
            run.IsCompleted.Should().BeFalse("{0}", run.Exception);
            await Task.Delay(20);
        }

        var done = await database.QuerySingleAsync<long>("SELECT rows_done FROM schema_backfills");
        await Task.Delay(500);
        (await database.QuerySingleAsync<long>("SELECT rows_done FROM schema_backfills")).Should().Be(done).And.BeLessThan(Rows);

        isResumed = true;
        await new NpgsqlCommand("SELECT pg_wal_replay_resume()", onReplica).ExecuteNonQueryAsync();
        await run;
        (await database.QuerySingleAsync<long>("SELECT count(*) FROM users WHERE email_lower = lower(email)")).Should().Be(Rows);

        async ValueTask<TimeSpan> SlowlyAsync(BackfillProgress _, CancellationToken cancellationToken)
        {
            await Task.Delay(isResumed ? 0 : 50, cancellationToken);
            return TimeSpan.Zero;
        }
    }
}
