using Npgsql;

namespace Schema.Runner;

/// <summary>Looks from beside at a migration that takes its time, for the server tells nothing of a statement while it
/// waits. As good as it goes: where there is no second connection, or no right to look, nothing is seen.</summary>
internal sealed class FlightWatch : IDisposable
{
    /// <summary>As long as a migration is over before, nobody looks.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private const int SecondsToAnswer = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ConnectionSource _connections;
    private readonly FlightProgress _progress;
    private readonly IFlightObserver _observer;
    private readonly WatchLines _lines = new(TimeProvider.System);
    private readonly int? _process;
    private readonly CancellationTokenSource _end;
    private volatile IReadOnlyList<Blocker> _inTheWay = [];

    private FlightWatch(
        ConnectionSource connections,
        FlightProgress progress,
        IFlightObserver observer,
        int? process,
        CancellationToken cancellationToken)
    {
        _connections = connections;
        _progress = progress;
        _observer = observer;
        _process = process;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Who was in the way when it was last looked at.</summary>
    public IReadOnlyList<Blocker> InTheWay => _inTheWay;

    /// <param name="process">The server process that runs the flight; <see langword="null"/> if the flight itself has to
    /// tell.</param>
    /// <param name="grace">For how long a migration is not looked at.</param>
    /// <param name="cancellationToken">Of the flight: then its connection is another's to use.</param>
    public static FlightWatch Begin(
        ConnectionSource connections,
        FlightProgress progress,
        IFlightObserver observer,
        int? process,
        TimeSpan grace,
        CancellationToken cancellationToken)
    {
        var watch = new FlightWatch(connections, progress, observer, process, cancellationToken);
        watch.WatchAsync(grace, watch._end.Token).Forget();
        return watch;
    }

    /// <summary>The flight is over. What is asked at this moment is not waited for.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task WatchAsync(TimeSpan grace, CancellationToken cancellationToken)
    {
        try
        {
            while (grace - _progress.Silence is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left, cancellationToken);
            }

            await using var connection = await _connections.ConnectAsync(cancellationToken);
            while (true)
            {
                if ((_progress.ProcessId ?? _process) is { } process)
                {
                    await LookAsync(connection, process, cancellationToken).OrCancelled(cancellationToken);
                }

                await Task.Delay(Pause, cancellationToken);
            }
        }
        catch (Exception error) when (error is DatabaseUnavailableException or OperationCanceledException
            || PostgresErrors.IsFromServerOrWire(error))
        {
            // The flight goes on without.
        }
    }

    private async Task LookAsync(NpgsqlConnection connection, int process, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            Timeout = SecondsToAnswer,
            BatchCommands =
            {
                new(ActivitySql.InTheWay) { Parameters = { new() { Value = process } } },
                new(ActivitySql.Build) { Parameters = { new() { Value = process } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        _inTheWay = await BlockerReader.ReadAsync(reader);
        await reader.NextResultAsync(CancellationToken.None);
        var build = await reader.ReadAsync(CancellationToken.None)
            ? new Build(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt32(2))
            : null;
        if (_lines.Next(build, _inTheWay) is { } line && !cancellationToken.IsCancellationRequested)
        {
            _observer.Progressed(line);
        }
    }
}
