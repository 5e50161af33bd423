using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>One migration in its transaction: gate, fence, steps, history row, commit.</summary>
internal sealed class MigrationTransaction(
    SqliteDatabase database, SqliteHistory history, MigrationSteps steps, MigrationAttempt attempt, TimeProvider clock)
{
    // A live application writes too, for moments. For whoever takes longer, the caller waits.
    private static readonly TimeSpan GateLimit = TimeSpan.FromSeconds(1);

    // In the rollback journal modes, a commit waits for the readers that are there, and keeps new ones out meanwhile.
    private static readonly TimeSpan CommitLimit = TimeSpan.FromSeconds(10);

    private PlannedMigration Migration => attempt.Migration;

    /// <param name="fence">The history that the migration was planned for.</param>
    /// <returns>The history that the migration leaves behind, or why it did not run.</returns>
    public async Task<(FlightOutcome Outcome, Fence Fence)> RunAsync(
        Fence fence, Flight flight, IFlightObserver observer)
    {
        var began = clock.GetTimestamp();
        if (!await UntilFreeAsync(() => database.TryExecute("BEGIN IMMEDIATE"), GateLimit))
        {
            return (FlightOutcome.GateLost, fence);
        }

        try
        {
            history.Prepare();
            if (history.ReadFence() != fence)
            {
                return (FlightOutcome.FenceLost, fence);
            }

            observer.Started(Migration);
            history.PlaceRows();
            steps.Run();
            attempt.At(
                () => new("when its history row was written", null),
                () => WriteHistory(fence, flight, clock.GetElapsedTime(began)));
            var after = history.ReadFence();
            return (await CommitAsync() ? FlightOutcome.Landed : FlightOutcome.GateLost, after);
        }
        finally
        {
            if (database.IsInTransaction)
            {
                database.Execute("ROLLBACK");
            }
        }
    }

    private void WriteHistory(Fence fence, Flight flight, TimeSpan duration)
    {
        if (Migration.Direction == Direction.Backward)
        {
            history.Remove(Migration.Version);
            return;
        }

        history.Add(new AppliedMigration(Migration.Version, fence.Position + 1)
        {
            Name = Migration.Name,
            AppliedAt = clock.GetUtcNow(),
            Duration = duration,
            Fingerprint = Migration.Fingerprint,
            Down = Migration.Down,
            Run = flight.Run,
            AppliedBy = Environment.UserName,
            Release = flight.Release,
        });
    }

    private Task<bool> CommitAsync() => UntilFreeAsync(
        () => attempt.At(() => FailedCommand.Commit, () => database.TryExecute("COMMIT")), CommitLimit);

    private Task<bool> UntilFreeAsync(Func<bool> tryExecute, TimeSpan limit) =>
        Polling.UntilAsync(tryExecute, limit, clock, attempt.CancellationToken);
}
