using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

// What tells the history of migrations whose work is there already.
internal sealed partial class MigrationRunner
{
    /// <summary>Marks all migrations up to a version as applied, without running them.</summary>
    /// <exception cref="BaselineRefusedException">There is a history, or the database is not what they make.</exception>
    /// <exception cref="VerificationException">The database cannot be compared with them.</exception>
    /// <exception cref="PlanRejectedException">There is no such version, or they could not be planned.</exception>
    public async Task BaselineAsync(
        long version, BaselineOptions baseline, MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        var (_, reading) = await PlanBaselineAsync(session, version, options, cancellationToken);
        if (baseline.UncheckedBecause is { } reason)
        {
            log.Warn([$"The database is not compared with the migrations: {reason}"]);
        }
        else
        {
            var replay = Replay.UpTo(version, registered);
            var (drift, _) = await CompareAsync(session, replay, baseline.Verify, options, log, cancellationToken);
            if (drift.Count > 0)
            {
                throw BaselineRefusedException.Drifted(session.Database, version, drift);
            }
        }

        var patience = new Patience(session.Database, options.LockTimeout, surroundings.Clock, log);
        var others = new OtherRunners(session, options.WhenLocked, patience, log);
        while (!log.IsSkipped)
        {
            (var marked, reading) = await PlanBaselineAsync(session, version, options, cancellationToken);
            var flight = new Flight(marked, reading, Guid.NewGuid(), release);
            var outcome = await session.FlyAsync(flight, new NoticesOnly(log), cancellationToken);
            if (outcome is FlightOutcome.Landed)
            {
                log.Marked(marked);
                return;
            }

            log.PlanningAgain(outcome);
            await (outcome is FlightOutcome.GateLost
                ? others.MeetAsync(holder: null, cancellationToken)
                : patience.PauseAsync(holder: null, cancellationToken));
        }
    }

    // Each with its way back and its fingerprint, as if it had run, and without a step.
    private async Task<(IReadOnlyList<PlannedMigration> Marked, HistoryReading Reading)> PlanBaselineAsync(
        DatabaseSession session, long version, MigrateOptions options, CancellationToken cancellationToken)
    {
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        if (reading.Unfinished is { } half)
        {
            throw BaselineRefusedException.HalfDone(session.Database, half.ToString());
        }

        MigrationEntry[] versioned = [.. registered.Where(entry => entry.Kind is MigrationKind.Versioned)];
        var known = versioned.Select(entry => entry.Version).ToHashSet();
        if (reading.Applied.Where(row => known.Contains(row.Version)).ToArray() is { Length: > 0 } applied)
        {
            throw BaselineRefusedException.HasHistory(
                session.Database, [.. applied.Select(row => $"{row.Version} {row.Name}".TrimEnd())]);
        }

        // Repeatables are applied by the next run, which costs nothing where they are the same.
        var runner = new MigrationRunner(versioned, release, engines, surroundings);
        var lenient = options with { Phase = Phase.Contract, Rules = RuleSettings.None, StrictOrder = false };
        var input = runner.Input(reading, session, lenient);
        var plan = new MigrateTo(version).PlanOrThrow(input, committed: []);
        return ([.. plan.Migrations.Select(migration => migration with { Steps = ValueList<Step>.Empty })], reading);
    }
}
