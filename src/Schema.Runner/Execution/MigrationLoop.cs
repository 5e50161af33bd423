using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Reads, plans, and waits or flies, until the goal is reached.</summary>
internal sealed class MigrationLoop(
    DatabaseSession session,
    Func<HistoryReading, PlanningInput> planningInput,
    Patience patience,
    OlderInstances older,
    OtherRunners others,
    RunLog log,
    MigrationHooks? hooks,
    BackfillOptions backfills,
    string? release)
{
    private readonly RunHooks _around = new(hooks, log);
    private readonly OlderTransactions _transactions = new(session, patience);
    private (int Migrations, int Steps) _furthest;
    private (long Version, Direction Direction)? _underWay;
    private ConnectionLostException? _lost;

    /// <exception cref="PlanRejectedException">The goal cannot be reached from what the history says.</exception>
    /// <exception cref="LockTimeoutException">Others were migrating for too long.</exception>
    /// <exception cref="HookFailedException">A hook has thrown.</exception>
    public async Task RunAsync(Goal goal, CancellationToken cancellationToken)
    {
        try
        {
            await ReachAsync(goal, cancellationToken);
        }
        catch (Exception error)
        {
            await _around.EndAsync(error, cancellationToken);
            throw;
        }

        await _around.EndAsync(error: null, cancellationToken);
    }

    private async Task ReachAsync(Goal goal, CancellationToken cancellationToken)
    {
        while (!log.IsSkipped)
        {
            var reading = await ReadAsync(goal, cancellationToken);
            goal = goal.FixedTo(reading, planningInput(reading));
            if (reading is { LockHolder: { } holder, Unfinished: not null })
            {
                // It is not broken off: somebody is at it.
                await others.MeetAsync(holder, cancellationToken);
                continue;
            }

            if (reading.Unfinished?.BrokenOff is not null)
            {
                await MendAsync(reading, cancellationToken);
                continue;
            }

            reading = WithOurs(reading);

            var plan = await PlanAsync(goal.Behind(reading), reading, cancellationToken);
            log.Warn(plan.Warnings);

            if (plan.Migrations.Count == 0)
            {
                break;
            }

            if (reading.LockHolder is not null)
            {
                await others.MeetAsync(reading.LockHolder, cancellationToken);
                continue;
            }

            await older.CheckAsync(plan.Migrations, cancellationToken);
            await _around.BeginAsync(plan.Migrations, cancellationToken);
            if (plan.NextBackfill is { } next)
            {
                await BackfillAsync(next, reading, cancellationToken);
            }
            else if (await FlyAsync(plan.FirstLeg, reading, cancellationToken)
                && plan.IsOneLeg
                && reading.Unfinished is null)
            {
                return;
            }
        }

        if (log.CommittedSoFar.Count == 0 && !log.IsSkipped && !goal.IsPart)
        {
            log.NothingToDo(goal.Direction);
        }
    }

    // What was left to the background stands in the way of what needs it, and is asked for only where there is something
    // to do.
    private async Task<Plan> PlanAsync(Goal goal, HistoryReading reading, CancellationToken cancellationToken)
    {
        var plan = goal.PlanOrThrow(planningInput(reading), log.CommittedSoFar);
        if (plan.Migrations.Count > 0 && await session.ReadOpenBackfillsAsync(cancellationToken) is { Count: > 0 } open)
        {
            plan = goal.PlanOrThrow(planningInput(reading with { OpenBackfills = open }), log.CommittedSoFar);
        }

        return new HookSteps(hooks, session.Dialect, log.CommittedSoFar).Around(plan);
    }

    // What this run has left half done itself, between two flights, was not broken off.
    private HistoryReading WithOurs(HistoryReading reading) =>
        reading.Unfinished is { } half && (half.Version, half.Direction) == _underWay
            ? reading with { Unfinished = half with { IsOurs = true } }
            : reading;

    private async Task BackfillAsync(
        PlannedMigration migration, HistoryReading reading, CancellationToken cancellationToken)
    {
        var step = migration with
        {
            Steps = migration.Steps.Take(1).ToValueList(),
            Before = ValueList<Step>.Empty,
            After = ValueList<Step>.Empty,
            IsCut = true,
        };
        var flight = new Flight([step], reading, Guid.NewGuid(), release) { CommittedBefore = [.. log.CommittedSoFar] };
        if (await HasLandedAsync(FillAsync(flight, cancellationToken), cancellationToken))
        {
            _underWay = (migration.Version, migration.Direction);
            patience.Restore();
        }
    }

    private async Task<FlightOutcome> FillAsync(Flight flight, CancellationToken cancellationToken)
    {
        var outcome = await session.BackfillAsync(flight, backfills, log, cancellationToken);
        if (outcome is BackfillOutcome.Taken { Holder: var holder })
        {
            await others.MeetAsync(holder, cancellationToken);
        }

        return outcome switch
        {
            BackfillOutcome.Done => FlightOutcome.Landed,
            BackfillOutcome.Lost lost => lost.Outcome,
            _ => FlightOutcome.FenceLost,
        };
    }

    private async Task MendAsync(HistoryReading reading, CancellationToken cancellationToken)
    {
        log.Mending(reading.Unfinished!);
        await HasLandedAsync(
            session.MendAsync(reading, log, [.. log.CommittedSoFar], cancellationToken), cancellationToken);
    }

    /// <returns>Whether all of it is committed.</returns>
    private async Task<bool> FlyAsync(
        ValueList<PlannedMigration> leg, HistoryReading reading, CancellationToken cancellationToken)
    {
        log.Warn(await session.ReadDiskWarningsAsync(leg, cancellationToken));
        await _transactions.WaitAsync(leg, cancellationToken);
        var flight = new Flight(leg, reading, Guid.NewGuid(), release)
        {
            CommittedBefore = [.. log.CommittedSoFar],
        };
        if (!await HasLandedAsync(session.ClearAsync(flight, log, cancellationToken), cancellationToken)
            || !await HasLandedAsync(session.FlyAsync(flight, log, cancellationToken), cancellationToken))
        {
            return false;
        }

        _underWay = leg[leg.Count - 1] is { IsCut: true } cut ? (cut.Version, cut.Direction) : null;
        return true;
    }

    // Where others were in the way, there is a pause before the next look.
    private async Task<bool> HasLandedAsync(Task<FlightOutcome> flying, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await flying;
            if (outcome is FlightOutcome.Landed)
            {
                return true;
            }

            log.PlanningAgain(outcome);
            Reach(_furthest.Steps);
            await (outcome is FlightOutcome.GateLost
                ? others.MeetAsync(holder: null, cancellationToken)
                : patience.PauseAsync(holder: null, cancellationToken));
        }
        catch (MigrationFailedException setback) when (setback.MayPass && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(setback.Message, setback, cancellationToken);
        }
        catch (MigrationException setback) when (setback.MayPass && !cancellationToken.IsCancellationRequested)
        {
            _lost = setback as ConnectionLostException;
            Reach(_furthest.Steps);
            await patience.PauseAsync(setback, cancellationToken);
        }

        return false;
    }

    // Behind a connection that was lost, the server may not be there for a while.
    private async Task<HistoryReading> ReadAsync(Goal goal, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var reading = await session.ReadHistoryAsync(goal.Detail, cancellationToken);
                _lost = null;
                Reach(reading.Unfinished?.StepsDone ?? 0);
                return reading;
            }
            catch (DatabaseUnavailableException) when (_lost is not null)
            {
                await patience.PauseAsync(_lost, cancellationToken);
            }
        }
    }

    private void Reach(int steps)
    {
        var here = (log.CommittedSoFar.Count, steps);
        if (here.CompareTo(_furthest) > 0)
        {
            patience.Restore();
        }

        _furthest = here;
    }
}
