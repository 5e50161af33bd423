using System.Data;
using Npgsql;

namespace Schema.Runner;

/// <summary>Sends a flight in one round trip and finds out what became of it.</summary>
internal sealed class PostgresFlight(
    PostgresServer server, NpgsqlConnection connection, IReadOnlyList<FlightCommand> commands, FlightStop stop, LostFlight lost)
{
    public async Task<FlightOutcome> RunAsync(Flight flight, FlightProgress progress, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(ToBatchCommand(command));
        }

        var ownProcess = connection.ProcessID;
        try
        {
            connection.Notice += progress.Hear;
            await ExecuteAsync(batch, progress, cancellationToken);
            progress.CommittedUpTo(flight.Migrations.Count);
            return FlightOutcome.Landed;
        }
        catch (Exception error) when (connection.State is not ConnectionState.Open)
        {
            throw await lost.FindOutAsync(flight, progress, progress.ProcessId ?? ownProcess, error, cancellationToken);
        }
        catch (PostgresException error)
        {
            connection.Notice -= progress.Hear;
            await RollBackAsync();

            var failed = commands[batch.BatchCommands.IndexOf(error.BatchCommand!)];
            progress.CommittedUpTo(Math.Max(failed.Migration, 0));
            return WasCancelled(error, cancellationToken)
                ? throw new OperationCanceledException(Wording.Cancelled(progress.Committed), error, cancellationToken)
                : FlightFailure.LostTo(failed, error)
                    ?? throw FlightFailure.Describe(failed, error, flight, progress, server.Database);
        }
        finally
        {
            connection.Notice -= progress.Hear;
        }
    }

    // The token is not Npgsql's: its cancellation is unreliable inside a flight, and would not say what is committed.
    private async Task ExecuteAsync(NpgsqlBatch batch, FlightProgress progress, CancellationToken cancellationToken)
    {
        var execution = batch.ExecuteNonQueryAsync(CancellationToken.None);
        try
        {
            await execution.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await stop.RequestAsync(execution, progress);
            await execution;
        }
    }

    // At once: a failed transaction that stays open keeps what it has taken.
    private async Task RollBackAsync()
    {
        try
        {
            await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
            await rollback.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // With the connection the transaction is gone too.
        }
    }

    private static bool WasCancelled(PostgresException error, CancellationToken cancellationToken) =>
        error.SqlState is PostgresErrorCodes.QueryCanceled && cancellationToken.IsCancellationRequested;

    private static NpgsqlBatchCommand ToBatchCommand(FlightCommand command)
    {
        var converted = new NpgsqlBatchCommand(command.Sql);
        foreach (var parameter in command.Parameters)
        {
            converted.Parameters.Add(parameter);
        }

        return converted;
    }
}
