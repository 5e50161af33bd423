using System.Data;
using Npgsql;
using Schema.Planning;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>Runs transactions of a backfill, each in one round trip, and connects anew where the connection is
/// lost.</summary>
/// <param name="connection">The session's, which stays its own.</param>
internal sealed class BackfillConnection(
    ConnectionSource connections,
    NpgsqlConnection connection,
    TransactionSettings settings,
    SessionSettings session,
    BackfillPace pace) : IAsyncDisposable
{
    /// <summary>The planner, given the choice, reads all of a table for each batch, and sorts it, where its statistics
    /// are old or missing.</summary>
    public const string ByIndex =
        "SELECT pg_catalog.set_config('enable_seqscan', 'off', true), "
        + "pg_catalog.set_config('enable_bitmapscan', 'off', true), "
        + "pg_catalog.set_config('enable_tidscan', 'on', true), "
        + "pg_catalog.set_config('max_parallel_workers_per_gather', '0', true)";

    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(1);

    private readonly NpgsqlConnection _sessions = connection;
    private NpgsqlConnection _connection = connection;
    private bool _isBusy;

    public ConnectionSource Connections => connections;

    /// <summary>Sends commands in a transaction.</summary>
    /// <param name="read">Reads the answers, those of <paramref name="commands"/> alone.</param>
    /// <param name="behind">Sent behind the commit.</param>
    public Task<T> InTransactionAsync<T>(
        TimeSpan timeout,
        IEnumerable<NpgsqlBatchCommand> commands,
        Func<NpgsqlDataReader, Task<T>> read,
        CancellationToken cancellationToken,
        NpgsqlBatchCommand? behind = null) =>
        SendAsync(
            [
                new("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
                .. settings.Before(Timeouts(timeout)).Select(sql => new NpgsqlBatchCommand(sql)),
                new(ByIndex),
                .. commands,
                new("COMMIT"),
                .. behind is null ? Array.Empty<NpgsqlBatchCommand>() : [behind],
            ],
            async reader =>
            {
                // The settings have answers too.
                for (var settings = 0; settings < 2; settings++)
                {
                    await reader.NextResultAsync(CancellationToken.None);
                }

                return await read(reader);
            },
            cancellationToken);

    /// <summary>As the role that owns what migrations make, between commands of the one that logs in.</summary>
    public IEnumerable<NpgsqlBatchCommand> AsOwner(params NpgsqlBatchCommand[] commands) => session.Role is { } role
        ? [new($"SET LOCAL ROLE {Name(role)}"), .. commands, new("RESET ROLE")]
        : commands;

    /// <summary>Ends a transaction that has failed.</summary>
    public Task RollBackAsync() => SendAsync([new("ROLLBACK")], _ => Task.FromResult(0), CancellationToken.None);

    /// <summary>Sends one command, whatever the connection was at before.</summary>
    public async Task EndAsync(NpgsqlBatchCommand command)
    {
        if (_isBusy || _connection.State is not ConnectionState.Open)
        {
            await ConnectAsync(CancellationToken.None);
        }

        await RollBackAsync();
        await InTransactionAsync(
            pace.LockTimeout, [command], _ => Task.FromResult(0), CancellationToken.None);
    }

    /// <summary>Whether an error means that the connection is gone.</summary>
    public bool IsLost(Exception error) => _connection.State is not ConnectionState.Open
        && (PostgresErrors.IsFromServerOrWire(error) || error is InvalidOperationException);

    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync();
        _connection = await connections.ConnectAsync(cancellationToken);
        _isBusy = false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection != _sessions)
        {
            await _connection.DisposeAsync();
        }
    }

    private StageTimeouts Timeouts(TimeSpan statement) => new(Milliseconds(pace.LockTimeout), Milliseconds(statement));

    private static string Milliseconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalMilliseconds:0}ms");

    // A batch that is under way may end by itself; one that does not is cancelled in the server.
    private async Task<T> SendAsync<T>(
        IReadOnlyList<NpgsqlBatchCommand> commands,
        Func<NpgsqlDataReader, Task<T>> read,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var batch = new NpgsqlBatch(_connection) { Timeout = 0 };
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        var execution = ReadAsync(batch, read);
        try
        {
            return await execution.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(execution, Task.Delay(TimeToEnd, CancellationToken.None));
            for (var tries = 0; tries < 3 && !execution.IsCompleted; tries++)
            {
                Task.Run(batch.Cancel, CancellationToken.None).Forget();
                await Task.WhenAny(execution, Task.Delay(TimeToEnd, CancellationToken.None));
            }

            _isBusy = !execution.IsCompleted;
            execution.Forget();
            throw;
        }
    }

    private static async Task<T> ReadAsync<T>(NpgsqlBatch batch, Func<NpgsqlDataReader, Task<T>> read)
    {
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        var result = await read(reader);
        while (await reader.NextResultAsync(CancellationToken.None))
        {
            // An error of what is behind is an error too.
        }

        return result;
    }
}
