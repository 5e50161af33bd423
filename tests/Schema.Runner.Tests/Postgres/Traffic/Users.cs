using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres.Traffic;

/// <summary>Sessions that read and write a table without pause, and a witness who sees how long one of them waits for a
/// lock: by what the server says, not by the clock of the test.</summary>
internal sealed class Users : IAsyncDisposable
{
    private const int Sessions = 3;
    private const string Application = "traffic";

    // Since when the statement runs that waits for the runner, or behind one who waits for it.
    private const string Waiting =
        """
        SELECT COALESCE(max(extract(epoch FROM clock_timestamp() - a.query_start)), 0)::float8
        FROM pg_stat_activity AS a
        WHERE a.datname = current_database() AND a.application_name = 'traffic' AND a.wait_event_type = 'Lock'
            AND EXISTS (SELECT FROM unnest(pg_blocking_pids(a.pid)) AS b (pid)
                JOIN pg_stat_activity AS r ON r.pid = b.pid WHERE r.application_name LIKE 'schema%')
        """;

    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _running = [];
    private long _statements;
    private double _longest;

    public static Users At(PostgresDatabase database)
    {
        var users = new Users();
        for (var session = 0; session < Sessions; session++)
        {
            users._running.Add(users.UseAsync(database, new Random(session)));
        }

        users._running.Add(users.WitnessAsync(database));
        return users;
    }

    public TimeSpan LongestWait => TimeSpan.FromSeconds(Volatile.Read(ref _longest));

    /// <returns>How many statements there were.</returns>
    public async Task<long> EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running);
        return _statements;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    private async Task UseAsync(PostgresDatabase database, Random random)
    {
        await using var connection = await OpenAsync(database);
        while (!_end.IsCancellationRequested)
        {
            // Beyond the rows for which the slow condition is slow.
            var id = random.Next(4_000, 20_000);
            await ExecuteAsync(connection, random.Next(3) switch
            {
                0 => $"UPDATE users SET email = email WHERE id = {id}",
                1 => "INSERT INTO users (email) VALUES (md5(random()::text || clock_timestamp()))",
                _ => $"SELECT email FROM users WHERE id = {id}",
            });
            Interlocked.Increment(ref _statements);
            await Task.Delay(5);
        }
    }

    private async Task WitnessAsync(PostgresDatabase database)
    {
        await using var connection = await database.OpenAsync();
        while (!_end.IsCancellationRequested)
        {
            await using var command = new NpgsqlCommand(Waiting, connection);
            var waited = (double)(await command.ExecuteScalarAsync())!;
            if (waited > _longest)
            {
                Volatile.Write(ref _longest, waited);
            }

            await Task.Delay(20);
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(PostgresDatabase database)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = Application }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
