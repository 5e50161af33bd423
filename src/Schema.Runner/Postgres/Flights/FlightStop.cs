using System.Diagnostics;
using Npgsql;

namespace Schema.Runner;

/// <summary>Stops a flight from beside it. The server drops a cancellation that arrives between two commands, and Npgsql sends one
/// only once: so it is repeated until the flight is over.</summary>
internal sealed class FlightStop(ConnectionSource connections, Gate gate)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private long _lastSeen;

    /// <param name="flight">Completes when we have heard how it ended, cancelled or not. Its failure is its caller's.</param>
    /// <param name="giveUp">Called where the server is done and we do not hear of it: the connection is dead.</param>
    public async Task RequestAsync(Task flight, FlightProgress progress, Action giveUp)
    {
        _lastSeen = Stopwatch.GetTimestamp();
        while (!flight.IsCompleted)
        {
            try
            {
                await using var connection = await connections.ConnectAsync(CancellationToken.None);
                await RepeatAsync(connection, flight, progress, giveUp);
            }
            catch (Exception error) when (error is DatabaseUnavailableException || PostgresErrors.IsFromServerOrWire(error))
            {
                GiveUpInTime(giveUp);
                await WaitAsync(flight, PauseAfterFailure);
            }
        }
    }

    private async Task RepeatAsync(NpgsqlConnection connection, Task flight, FlightProgress progress, Action giveUp)
    {
        while (!flight.IsCompleted)
        {
            if (progress.ProcessId is { } process && await CancelAsync(connection, process))
            {
                _lastSeen = Stopwatch.GetTimestamp();
            }
            else
            {
                GiveUpInTime(giveUp);
            }

            await WaitAsync(flight, Pause);
        }
    }

    /// <returns>Whether the process was still in a migration of ours.</returns>
    private async Task<bool> CancelAsync(NpgsqlConnection connection, int process)
    {
        await using var cancel = new NpgsqlCommand(gate.CancelHolder, connection) { Parameters = { new() { Value = process } } };
        return await cancel.ExecuteScalarAsync() is true;
    }

    private void GiveUpInTime(Action giveUp)
    {
        if (Stopwatch.GetElapsedTime(_lastSeen) > Patience)
        {
            giveUp();
        }
    }

    private static Task WaitAsync(Task flight, TimeSpan pause) => Task.WhenAny(flight, Task.Delay(pause));
}
