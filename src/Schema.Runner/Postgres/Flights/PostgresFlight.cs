using System.Data;
using Npgsql;

namespace Schema.Runner;

/// <summary>Sends a flight in one round trip and finds out what became of it.</summary>
/// <param name="isDirect">The connection's process is the server's, and not a pooler's invention.</param>
internal sealed class PostgresFlight(
    ConnectionSource connections, NpgsqlConnection connection, bool isDirect, HistorySql history, Gate gate)
{
    private bool _isDead;

    /// <param name="commands">Of the flight, in order.</param>
    public async Task<FlightOutcome> RunAsync(
        IReadOnlyList<FlightCommand> commands,
        Flight flight,
        IFlightObserver observer,
        CancellationToken cancellationToken)
    {
        await using var batch = ToBatch(commands);
        var progress = new FlightProgress(flight, observer);
        int? process = isDirect ? connection.ProcessID : null;
        connection.Notice += progress.Hear;
        try
        {
            await ExecuteAsync(batch, progress, cancellationToken);
            progress.CommittedUpTo(flight.Migrations.Count);
            return FlightOutcome.Landed;
        }
        catch (Exception error) when (_isDead || connection.State is not ConnectionState.Open)
        {
            var lost = new LostFlight(connections, new HistoryReader(history, gate), gate);
            throw await lost.FindOutAsync(flight, progress, progress.ProcessId ?? process, error);
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
                    ?? throw FlightFailure.Describe(
                        failed, error, flight, progress.Committed, connections.Database, history.TableName);
        }
        finally
        {
            connection.Notice -= progress.Hear;
        }
    }

    // The caller's token is not Npgsql's, which ends the connection where its one cancellation is not answered.
    private async Task ExecuteAsync(NpgsqlBatch batch, FlightProgress progress, CancellationToken cancellationToken)
    {
        var execution = batch.ExecuteNonQueryAsync(CancellationToken.None);
        try
        {
            await execution.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _isDead = !await new FlightStop(connections, gate).RequestAsync(execution, progress);
            if (_isDead)
            {
                execution.Forget();
                throw new NpgsqlException("The server's answer does not arrive.");
            }

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

    private NpgsqlBatch ToBatch(IEnumerable<FlightCommand> commands)
    {
        // A timeout would run against the silence of a whole flight; a dead connection is what keepalive is for.
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var command in commands)
        {
            var converted = new NpgsqlBatchCommand(command.Sql);
            converted.Parameters.AddRange(command.Parameters.ToArray());
            batch.BatchCommands.Add(converted);
        }

        return batch;
    }

    private static bool WasCancelled(PostgresException error, CancellationToken cancellationToken) =>
        error.SqlState is PostgresErrorCodes.QueryCanceled && cancellationToken.IsCancellationRequested;
}
