using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres.Online;

/// <summary>A release that knows a column by one name, and reads and writes it without pause.</summary>
internal sealed class WritingRelease : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;
    private int _statements;

    private WritingRelease(PostgresDatabase database, string column) => _running = RunAsync(database, column);

    public static WritingRelease At(PostgresDatabase database, string column) => new(database, column);

    /// <summary>Waits until it has run some statements more.</summary>
    public async Task GoOnAsync()
    {
        for (var before = Volatile.Read(ref _statements); Volatile.Read(ref _statements) < before + 20;)
        {
            await Task.WhenAny(_running, Task.Delay(5));
            if (_running.IsFaulted)
            {
                await _running;
            }
        }
    }

    /// <summary>Fails if one of its statements has failed.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAny(_running);
        _end.Dispose();
    }

    private async Task RunAsync(PostgresDatabase database, string column)
    {
        var random = new Random(column.Length);
        await using var connection = await database.OpenAsync();
        while (!_end.IsCancellationRequested)
        {
            var id = random.Next(1, 3_000);
            await using var command = new NpgsqlCommand(
                random.Next(4) switch
                {
                    0 => $"INSERT INTO users ({column}) VALUES (md5(random()::text || clock_timestamp()))",
                    1 => $"UPDATE users SET {column} = md5(random()::text || clock_timestamp()) WHERE id = {id}",
                    2 => $"UPDATE users SET name = '{id}' WHERE id = {id}",
                    _ => $"SELECT {column} FROM users WHERE id = {id}",
                },
                connection);
            await command.ExecuteNonQueryAsync();
            Interlocked.Increment(ref _statements);
            await Task.Delay(1);
        }
    }
}
