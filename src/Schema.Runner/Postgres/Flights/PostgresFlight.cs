using System.Data;
using Npgsql;

namespace Schema.Runner;

/// <summary>Sends a flight in one round trip and finds out what became of it.</summary>
/// <param name="isDirect">The connection's process is the server's, and not a pooler's invention.</param>
/// <param name="unwatched">For how long nobody looks at it from beside.</param>
internal sealed class PostgresFlight(
    ConnectionSource connections,
    NpgsqlConnection connection,
    bool isDirect,
    HistorySql history,
    Gate gate,
    TimeSpan unwatched)
{
    private const int TriesToEnd = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FlightStop _stop = new(connections, gate);
    private readonly MigrationCode _code = new(connection, new FlightStop(connections, gate));
    private FlightLeg? _leg;
    private FlightCommand? _begunCode;
    private bool _isDead;

    /// <param name="commands">Of the flight, in order.</param>
    public async Task<FlightOutcome> RunAsync(
        IReadOnlyList<FlightCommand> commands,
        Flight flight,
        IFlightObserver observer,
        CancellationToken cancellationToken)
    {
        var progress = new FlightProgress(flight, observer);
        int? process = isDirect ? connection.ProcessID : null;
        using var watch = FlightWatch.Begin(connections, progress, observer, process, unwatched, cancellationToken);
        connection.Notice += progress.Hear;
        try
        {
            foreach (var part in Parts(commands))
            {
                if (part[0].Code is null)
                {
                    await SendAsync(part, progress, cancellationToken);
                    continue;
                }

                _begunCode = part[0];
                await _code.RunAsync(part[0], progress, cancellationToken);
            }

            progress.CommittedUpTo(flight.Migrations.Count(migration => !migration.IsCut));
            return FlightOutcome.Landed;
        }
        catch (Exception error) when (_isDead || connection.State is not ConnectionState.Open)
        {
            var lost = new LostFlight(connections, new HistoryReader(history, gate), gate);
            var cause = error is FailedCodeException { InnerException: { } thrown } ? thrown : error;
            throw await lost.FindOutAsync(
                flight, progress, progress.ProcessId ?? process, cause, ranCode: _begunCode is not null);
        }
        catch (PostgresException error)
        {
            connection.Notice -= progress.Hear;
            await RollBackAsync(flight, progress);

            var failed = _leg!.Failed(error);
            progress.CommittedUpTo(Math.Max(failed.Migration, 0));
            return WasCancelled(error, cancellationToken)
                ? throw new OperationCanceledException(
                    Wording.Cancelled(progress.Committed, FlightFailure.Aftermath(failed)), error, cancellationToken)
                : FlightFailure.LostTo(failed, error)
                    ?? throw FlightFailure.Describe(
                        failed,
                        error,
                        flight,
                        progress.Committed,
                        connections.Database,
                        history.TableName,
                        watch.InTheWay,
                        ranCode: _begunCode?.StepsBefore == failed.StepsBefore);
        }
        catch (FailedCodeException failure)
        {
            connection.Notice -= progress.Hear;
            await RollBackAsync(flight, progress);

            throw cancellationToken.IsCancellationRequested
                ? new OperationCanceledException(
                    Wording.Cancelled(progress.Committed, FlightFailure.Aftermath(failure.Command)),
                    failure,
                    cancellationToken)
                : FlightFailure.Describe(failure, flight, progress.Committed);
        }
        finally
        {
            connection.Notice -= progress.Hear;
        }
    }

    /// <summary>What is sent at once, and the code between.</summary>
    private static IEnumerable<IReadOnlyList<FlightCommand>> Parts(IReadOnlyList<FlightCommand> commands)
    {
        var rest = commands;
        while (rest.Count > 0)
        {
            var count = rest[0].Code is null ? rest.TakeWhile(command => command.Code is null).Count() : 1;
            yield return [.. rest.Take(count)];
            rest = [.. rest.Skip(count)];
        }
    }

    private async Task SendAsync(
        IReadOnlyList<FlightCommand> commands, FlightProgress progress, CancellationToken cancellationToken)
    {
        _leg = new FlightLeg(connection, commands);
        var execution = _leg.ExecuteAsync();
        try
        {
            await execution.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _isDead = !await _stop.RequestAsync(execution, progress);
            if (_isDead)
            {
                execution.Forget();
                throw new NpgsqlException("The server's answer does not arrive.");
            }

            await execution;
        }
    }

    // At once: a failed transaction that stays open keeps what it has taken.
    private async Task RollBackAsync(Flight flight, FlightProgress progress)
    {
        try
        {
            if (flight.RunsOutside)
            {
                await LetGoAsync(progress.ProcessId ?? connection.ProcessID);
            }
            else
            {
                await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
                await rollback.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
        catch (NpgsqlException)
        {
            // With the connection the transaction is gone too.
            await connection.CloseAsync();
        }
    }

    // What was to last beyond a transaction. A pooler may have given us another session by now: then the one that keeps
    // the lock is ended as soon as it is idle.
    private async Task LetGoAsync(int process)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new("ROLLBACK"), new("RESET ROLE"), new("RESET ALL"), new(gate.Release) },
        };
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        for (var tries = 0; tries < TriesToEnd && await IsHeldByAsync(process); tries++)
        {
            await Task.Delay(Pause);
        }
    }

    private async Task<bool> IsHeldByAsync(int process)
    {
        await using var command = new NpgsqlCommand(gate.EndIdle, connection) { Parameters = { new() { Value = process } } };
        return await command.ExecuteScalarAsync(CancellationToken.None) is not null;
    }

    private static bool WasCancelled(PostgresException error, CancellationToken cancellationToken) =>
        error.SqlState is PostgresErrorCodes.QueryCanceled && cancellationToken.IsCancellationRequested;
}
