using System.Data;
using Npgsql;

namespace Schema.Runner;

/// <summary>Runs a migration's own code, in the transaction that is open on the connection.</summary>
internal sealed class MigrationCode(NpgsqlConnection connection, FlightStop stop)
{
    /// <exception cref="FailedCodeException">It has thrown, or was cancelled, or does not leave the connection as it
    /// found it.</exception>
    public async Task RunAsync(FlightCommand command, FlightProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            var execution = command.Code!(connection, cancellationToken);
            await EndAsync(execution, progress, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            RequireIdleConnection();
        }
        catch (Exception error)
        {
            throw new FailedCodeException(command, error);
        }
    }

    // The token has told the code; its statement in the server is stopped from beside, whoever was given the token.
    private async Task EndAsync(Task execution, FlightProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            await execution.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!execution.IsCompleted)
        {
            await stop.RequestAsync(execution, progress);
            await execution;
        }
    }

    private void RequireIdleConnection()
    {
        if (connection.FullState is not ConnectionState.Open)
        {
            throw new InvalidOperationException(
                (connection.FullState & ConnectionState.Open) != 0
                    ? "The code has left a reader open. Dispose of it."
                    : "The code has closed the connection, which is not its own.");
        }
    }
}
