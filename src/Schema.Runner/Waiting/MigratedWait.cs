using Schema.Planning;

namespace Schema.Runner;

/// <summary>Waits until others have migrated a database, by reading its history now and then. Takes no lock and writes
/// nothing.</summary>
/// <param name="connect">Opens a session. The database may not be there yet.</param>
internal sealed class MigratedWait(
    Func<CancellationToken, Task<DatabaseSession>> connect,
    Func<DatabaseSession, HistoryReading, Plan> planOf,
    TimeSpan limit,
    TimeProvider clock,
    RunLog log)
{
    private readonly long _since = clock.GetTimestamp();
    private int _missing;

    /// <exception cref="NotMigratedException">It was not migrated in time.</exception>
    /// <exception cref="DatabaseUnavailableException">It was not to be reached at the end, or refuses.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (!await IsMigratedAsync(cancellationToken))
        {
        }
    }

    private async Task<bool> IsMigratedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await connect(cancellationToken);
            while (true)
            {
                var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
                var missing = planOf(session, reading).Migrations;
                if (missing.Count == 0)
                {
                    return true;
                }

                if (!await PauseAsync(missing, session.Database, cancellationToken))
                {
                    throw new NotMigratedException(session.Database, missing, reading.LockHolder, limit);
                }
            }
        }
        catch (DatabaseUnavailableException error) when (error.MayPass && IsTimeLeft)
        {
            await PauseAsync(cancellationToken);
            return false;
        }
    }

    private bool IsTimeLeft => limit == Timeout.InfiniteTimeSpan || clock.GetElapsedTime(_since) < limit;

    private async Task<bool> PauseAsync(
        IReadOnlyList<PlannedMigration> missing, string database, CancellationToken cancellationToken)
    {
        if (!IsTimeLeft)
        {
            return false;
        }

        if (missing.Count != _missing)
        {
            _missing = missing.Count;
            log.WaitingUntilMigrated(database, missing);
        }

        await PauseAsync(cancellationToken);
        return true;
    }

    // Scattered, so that replicas that were started together do not ask together.
    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(Random.Shared.Next(500, 1501));
        await Task.Delay(pause, clock, cancellationToken);
        log.Telemetry.Waited("migrated", pause);
    }
}
