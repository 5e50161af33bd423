using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>One migration in its transaction: gate, fence, steps, history row, commit.</summary>
internal sealed class MigrationTransaction(
    SqliteDatabase database,
    SqliteHistory history,
    MigrationSteps steps,
    MigrationAttempt attempt,
    WaitingNotice waiting,
    TimeProvider clock)
{
    // A live application writes too, for moments. For whoever takes longer, the caller waits.
    private static readonly TimeSpan GateLimit = TimeSpan.FromSeconds(1);

    // In the rollback journal modes, a commit waits for the readers that are there, and keeps new ones out meanwhile.
    private static readonly TimeSpan CommitLimit = TimeSpan.FromSeconds(10);

    private PlannedMigration Migration => attempt.Migration;

    /// <param name="top">The history that the migration was planned for: what the fence compares.</param>
    /// <returns>Whether it is committed, and the history that it leaves behind.</returns>
    public async Task<(FlightOutcome Outcome, HistoryTop Top)> RunAsync(
        HistoryTop top, Flight flight, IFlightObserver observer)
    {
        var began = clock.GetTimestamp();
        if (!await UntilFreeAsync(() => database.TryExecute("BEGIN IMMEDIATE"), GateLimit))
        {
            waiting.Say(observer, "writing to", began);
            return (FlightOutcome.GateLost, top);
        }

        waiting.End();
        try
        {
            history.Prepare();
            if (history.ReadTop() != top)
            {
                return (FlightOutcome.FenceLost, top);
            }

            observer.Started(Migration);
            history.PlaceRows();
            await steps.RunAsync();
            attempt.At(
                () => new("when its history row was written", null) { Remedy = "Run it again." },
                () => WriteHistory(top, flight, clock.GetElapsedTime(began)));
            var after = history.ReadTop();
            return (await CommitAsync(observer) ? FlightOutcome.Landed : FlightOutcome.GateLost, after);
        }
        finally
        {
            if (database.IsInTransaction)
            {
                database.Execute("ROLLBACK");
            }
        }
    }

    private void WriteHistory(HistoryTop top, Flight flight, TimeSpan duration)
    {
        if (Migration.Direction == Direction.Backward)
        {
            history.Remove(Migration.Version);
            return;
        }

        history.Add(new AppliedMigration(Migration.Version, top.Position + 1)
        {
            Name = Migration.Name,
            AppliedAt = clock.GetUtcNow(),
            Duration = duration,
            Fingerprint = Migration.Fingerprint,
            Down = Migration.Down,
            Defined = Migration.Defined,
            Run = flight.Run,
            AppliedBy = Environment.UserName,
            Release = flight.Release,
        });
    }

    private async Task<bool> CommitAsync(IFlightObserver observer)
    {
        var began = clock.GetTimestamp();
        var isCommitted = await UntilFreeAsync(
            () => attempt.At(() => FailedCommand.Commit, () => database.TryExecute("COMMIT")), CommitLimit);
        if (!isCommitted)
        {
            waiting.Say(observer, "reading", began);
        }

        return isCommitted;
    }

    private Task<bool> UntilFreeAsync(Func<bool> tryExecute, TimeSpan limit) =>
        Polling.UntilAsync(tryExecute, limit, clock, attempt.CancellationToken);
}
