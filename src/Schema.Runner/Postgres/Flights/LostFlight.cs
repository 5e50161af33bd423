using System.Diagnostics;
using Npgsql;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Finds out what became of a flight whose connection was lost. The server may go on with it, so that only a
/// history counts that is read after its process is done.</summary>
internal sealed class LostFlight(ConnectionSource connections, HistoryReader history, Gate gate)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // How long what was sent may take to the lock, while we are not told whose process it is.
    private static readonly TimeSpan Journey = TimeSpan.FromSeconds(1);

    // From PostgreSQL 14 on a process notices within a second that its client is gone. Those that do not are ended.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // A process that is idle has read all that was sent; one whose transaction failed goes no further.
    private const string IsAtWork =
        """
        SELECT EXISTS (
            SELECT FROM pg_catalog.pg_stat_activity AS a
            WHERE a.pid OPERATOR(pg_catalog.=) $1
              AND a.state OPERATOR(pg_catalog.<>) ALL ('{idle,idle in transaction (aborted)}'))
        """;

    /// <param name="process">The server process that ran the flight; <see langword="null"/> if a pooler was asked for
    /// one and the flight was not heard of. Then whoever holds the lock may be it.</param>
    /// <param name="ranCode">Code of a migration has begun, which nobody rolls back.</param>
    /// <returns>What there is to say about it. Not cancelled: whoever cancels wants to know too.</returns>
    public async Task<ConnectionLostException> FindOutAsync(
        Flight flight, FlightProgress progress, int? process, Exception error, bool ranCode)
    {
        var (isKnown, wasAway) = (false, false);
        for (var since = Stopwatch.GetTimestamp(); !isKnown && Stopwatch.GetElapsedTime(since) < Patience;)
        {
            try
            {
                await using var connection = await connections.ConnectAsync(CancellationToken.None);
                await WaitUntilDoneAsync(connection, flight, process, since);
                progress.CommittedUpTo(await CountCommittedAsync(connection, flight));
                isKnown = true;
            }
            catch (Exception failure)
                when (failure is DatabaseUnavailableException || PostgresErrors.IsFromServerOrWire(failure))
            {
                wasAway = true;
                await Task.Delay(Pause);
            }
        }

        return new(
            connections.Database,
            PostgresErrors.Words(error),
            isKnown ? progress.Committed : null,
            flight.Migrations.Any(migration => migration.IsJournaled),
            error)
        {
            MayPass = isKnown && !ranCode && MayPass(error, wasAway),
        };
    }

    // Of a server that was there all the time, somebody has ended the session by hand, and meant it. Behind what the
    // server says otherwise, a full disk for one, Npgsql closes the connection itself.
    private static bool MayPass(Exception error, bool wasAway) => error is not PostgresException { SqlState: var code }
        || (code is PostgresErrorCodes.AdminShutdown ? wasAway : code[..2] is "08" || code[..3] is "57P");

    private async Task WaitUntilDoneAsync(NpgsqlConnection connection, Flight flight, int? process, long since)
    {
        while (await IsAtWorkAsync(connection, process, Stopwatch.GetElapsedTime(since)))
        {
            var waited = Stopwatch.GetElapsedTime(since);
            if (waited > Patience)
            {
                throw new TimeoutException("The server process that ran the migrations is still at work.");
            }

            // What runs outside a transaction may take its time, and leaves something behind where it is ended.
            if (waited > Grace && process is { } known && !flight.RunsOutside)
            {
                await AskAsync(connection, gate.TerminateHolder, known);
            }

            await Task.Delay(Pause);
        }
    }

    private async Task<bool> IsAtWorkAsync(NpgsqlConnection connection, int? process, TimeSpan waited) =>
        process is { } known
            ? await AskAsync(connection, IsAtWork, known) is true
            : waited < Journey || await AskAsync(connection, gate.IsTaken) is true;

    private async Task<int> CountCommittedAsync(NpgsqlConnection connection, Flight flight)
    {
        var found = await history.ReadAsync(connection, HistoryDetail.Brief);
        var rows = found.Reading.Applied.ToDictionary(row => row.Version, row => row.Run);
        return flight.Migrations
            .TakeWhile(migration => migration switch
            {
                { Direction: Direction.Forward } => rows.TryGetValue(migration.Version, out var run) && run == flight.Run,
                { HalfUndone: not null } => found.Reading.Unfinished?.Version != migration.Version,
                _ => !rows.ContainsKey(migration.Version),
            })
            .Count();
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, params int[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)Grace.TotalSeconds };
        command.Parameters.AddRange(parameters.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return await command.ExecuteScalarAsync();
    }
}
