using Npgsql;

namespace Schema.Runner;

/// <summary>Stops a flight from beside it. The server drops a cancellation that arrives between two commands, and Npgsql sends one
/// only once: so it is repeated until the flight is over.</summary>
internal sealed class FlightStop(PostgresServer server, Gate gate)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <param name="flight">Completes when the server is done with it, whether cancelled or not. Its failure is its caller's.</param>
    public async Task RequestAsync(Task flight, FlightProgress progress)
    {
        while (!flight.IsCompleted)
        {
            try
            {
                await using var connection = await server.ConnectAsync(CancellationToken.None);
                await RepeatAsync(connection, flight, progress);
            }
            catch (Exception error) when (error is DatabaseUnavailableException || PostgresErrors.IsFromServerOrWire(error))
            {
                // The flight has the connection that counts; it will tell if that is lost too.
                await WaitAsync(flight, PauseAfterFailure);
            }
        }
    }

    private async Task RepeatAsync(NpgsqlConnection connection, Task flight, FlightProgress progress)
    {
        while (!flight.IsCompleted)
        {
            if (progress.ProcessId is { } process)
            {
                await using var cancel = new NpgsqlCommand(gate.CancelHolder, connection) { Parameters = { new() { Value = process } } };
                await cancel.ExecuteNonQueryAsync();
            }

            await WaitAsync(flight, Pause);
        }
    }

    private static Task WaitAsync(Task flight, TimeSpan pause) => Task.WhenAny(flight, Task.Delay(pause));
}
