using System.Diagnostics;
using Npgsql;

namespace Schema.Runner;

/// <summary>Stops a flight from beside it. The server drops a cancellation that arrives between two commands, and
/// Npgsql sends one only once: so it is repeated until the flight is over.</summary>
internal sealed class FlightStop(ConnectionSource connections, Gate gate)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private long _lastSeen;

    /// <param name="flight">Completes when we have heard how it ended, cancelled or not. Its failure is its
    /// caller's.</param>
    /// <returns>Whether we have heard. If not, the server is done and its answer does not arrive: the connection is
    /// dead.</returns>
    public async Task<bool> RequestAsync(Task flight, FlightProgress progress)
    {
        _lastSeen = Stopwatch.GetTimestamp();
        while (IsWorthAsking(flight))
        {
            try
            {
                await using var connection = await connections.ConnectAsync(CancellationToken.None);
                await RepeatAsync(connection, flight, progress);
            }
            catch (Exception error)
                when (error is DatabaseUnavailableException || PostgresErrors.IsFromServerOrWire(error))
            {
                // A server that answers, if only that it has no connection left, can tell the flight's end too.
                _lastSeen = error is DatabaseUnavailableException { SqlState: not null }
                    ? Stopwatch.GetTimestamp()
                    : _lastSeen;
                await WaitAsync(flight, PauseAfterFailure);
            }
        }

        return flight.IsCompleted;
    }

    private async Task RepeatAsync(NpgsqlConnection connection, Task flight, FlightProgress progress)
    {
        while (IsWorthAsking(flight))
        {
            if (progress.ProcessId is { } process && await CancelAsync(connection, process))
            {
                _lastSeen = Stopwatch.GetTimestamp();
            }

            await WaitAsync(flight, Pause);
        }
    }

    private bool IsWorthAsking(Task flight) => !flight.IsCompleted && Stopwatch.GetElapsedTime(_lastSeen) < Patience;

    /// <returns>Whether the process was still in a migration of ours.</returns>
    private async Task<bool> CancelAsync(NpgsqlConnection connection, int process)
    {
        await using var cancel = new NpgsqlCommand(gate.CancelHolder, connection)
        {
            CommandTimeout = (int)Patience.TotalSeconds,
            Parameters = { new() { Value = process } },
        };
        return await cancel.ExecuteScalarAsync() is true;
    }

    private static Task WaitAsync(Task flight, TimeSpan pause) => Task.WhenAny(flight, Task.Delay(pause));
}
