using System.Diagnostics;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Connects, and has one thing done: a run, a plan that is only looked at, or a status.</summary>
internal sealed partial class MigrationRunner(
    IReadOnlyList<MigrationEntry> registered,
    string? release,
    IReadOnlyList<DatabaseEngine> engines,
    Surroundings surroundings)
{
    private const string ThenTheGoal =
        "A way back was broken off and is gone to its end first. What was asked for is planned when it is.";

    public Surroundings Surroundings => surroundings;

    /// <summary>The application's name and version.</summary>
    public string? Release => release;

    public bool Knows(long version) => registered.Any(entry => entry.Version == version);

    /// <summary>The newest version that this binary knows; 0 if it knows none.</summary>
    public long NewestVersion => registered.Select(entry => entry.Version).Append(0).Max();

    public async Task BeatAsync(InstanceBeat beat, MigrateOptions options, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        await session.BeatAsync(beat, cancellationToken);
    }

    public async Task LeaveAsync(string instance, MigrateOptions options, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        await session.LeaveAsync(instance, cancellationToken);
    }

    public Task RunAsync(Goal goal, MigrateOptions options, RunLog log, CancellationToken cancellationToken) =>
        log.Telemetry.TraceAsync(
            goal.Direction is Direction.Forward ? "migrate" : "rollback",
            () => ReachAsync(goal, options, log, cancellationToken),
            () => log.CommittedSoFar.Count);

    private async Task ReachAsync(Goal goal, MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        log.Telemetry.Connected(session.Place, release);
        var patience = new Patience(session.Database, options.LockTimeout, surroundings.Clock, log);
        var older = new OlderInstances(session, options.DespiteOlderInstances, log);
        var others = new OtherRunners(session, options.WhenLocked, patience, log);
        var loop = new MigrationLoop(
            session,
            reading => Input(reading, session, options),
            patience,
            older,
            others,
            log,
            options.Hooks,
            options.Backfills,
            release);
        await loop.RunAsync(goal, cancellationToken);
    }

    /// <summary>Fills what migrations have left to the background.</summary>
    /// <returns>Those that were open, as they are afterwards.</returns>
    public async Task<IReadOnlyList<BackfillStatus>> RunBackfillsAsync(
        MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        IReadOnlyList<BackfillStatus> filled = [];
        await log.Telemetry.TraceAsync(
            "backfill", async () => filled = await FillAsync(options, log, cancellationToken), () => 0);
        return filled;
    }

    private async Task<IReadOnlyList<BackfillStatus>> FillAsync(
        MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        log.Telemetry.Connected(session.Place, release);
        await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        var open = await session.ReadOpenBackfillsAsync(cancellationToken);
        var patience = new Patience(session.Database, options.LockTimeout, surroundings.Clock, log);
        var others = new OtherRunners(session, options.WhenLocked, patience, log);
        await new BackgroundRun(session, options.Backfills, patience, others, log).RunAsync(cancellationToken);
        return
        [
            .. (await BackfillsAsync(session, cancellationToken))
                .Where(one => open.Any(before => before.Version == one.Version) && one.InBackground),
        ];
    }

    /// <summary>All backfills that there are books of.</summary>
    public async Task<IReadOnlyList<BackfillStatus>> BackfillsAsync(
        MigrateOptions options, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        return await BackfillsAsync(session, cancellationToken);
    }

    /// <summary>Gives the backfills of a migration another state.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SetBackfillsAsync(
        long version,
        string state,
        IReadOnlyList<string> from,
        MigrateOptions options,
        CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        return await session.SetBackfillsAsync(version, state, from, cancellationToken);
    }

    private static async Task<IReadOnlyList<BackfillStatus>> BackfillsAsync(
        DatabaseSession session, CancellationToken cancellationToken)
    {
        await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        return await session.ReadBackfillsAsync(cancellationToken);
    }

    /// <summary>Waits until others have done what <see cref="RunAsync"/> would do forward.</summary>
    public Task WaitUntilMigratedAsync(MigrateOptions options, RunLog log, CancellationToken cancellationToken)
    {
        var goal = new MigrateTo(options.To);
        var wait = new MigratedWait(
            async token =>
            {
                var session = await ConnectAsync(options, token);
                log.Telemetry.Connected(session.Place, release);
                return session;
            },
            (session, reading) => goal.PlanOrThrow(Input(reading, session, options), committed: []),
            options.LockTimeout,
            surroundings.Clock,
            log);
        return log.Telemetry.TraceAsync("wait", () => wait.WaitAsync(cancellationToken), () => 0);
    }

    /// <summary>Waits until the server lets us in.</summary>
    public Task WaitForServerAsync(MigrateOptions options, RunLog log, CancellationToken cancellationToken) =>
        new MigratedWait(
            token => ConnectAsync(options, token),
            (_, _) => new Plan(ValueList<PlannedMigration>.Empty, ValueList<string>.Empty),
            options.LockTimeout,
            surroundings.Clock,
            log).WaitAsync(cancellationToken);

    /// <summary>What a run would do at this moment. Waits for nobody and changes nothing.</summary>
    public async Task<Plan> PlanAsync(Goal goal, MigrateOptions options, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        var reading = await session.ReadHistoryAsync(goal.Detail, cancellationToken);
        var plan = goal.Behind(reading).PlanOrThrow(Input(reading, session, options), committed: []);
        if (plan.Migrations.Count > 0 && await session.ReadOpenBackfillsAsync(cancellationToken) is { Count: > 0 } open)
        {
            plan = goal.Behind(reading)
                .PlanOrThrow(Input(reading with { OpenBackfills = open }, session, options), committed: []);
        }

        if (options.DespiteOlderInstances is null
            && await OlderInstances.ForeseeAsync(session, plan.Migrations, cancellationToken) is { } obstacle)
        {
            plan = plan with { Warnings = plan.Warnings.Add(obstacle) };
        }

        return new HookSteps(options.Hooks, session.Dialect, committed: []).Around(
            goal.Behind(reading) == goal ? plan : plan with { Warnings = plan.Warnings.Add(ThenTheGoal) });
    }

    /// <summary>The data that a run would lose at this moment, where there is some.</summary>
    /// <param name="limit">As many rows of a table are counted.</param>
    public async Task<IReadOnlyList<(DataLoss Loss, long Rows)>> LossesAsync(
        Goal goal, MigrateOptions options, int limit, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        var reading = await session.ReadHistoryAsync(goal.Detail, cancellationToken);
        if (goal.Behind(reading).Plan(Input(reading, session, options)) is not PlanResult.Ready { Plan: var plan })
        {
            return [];
        }

        var found = new List<(DataLoss, long)>();
        foreach (var loss in DataLoss.Of(plan))
        {
            if (await session.CountRowsAsync(loss.Table, limit, cancellationToken) is > 0 and var rows)
            {
                found.Add((loss, rows));
            }
        }

        return found;
    }

    public async Task<IReadOnlyList<MigrationStatus>> StatusAsync(
        MigrateOptions options, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        var backfills = (await session.ReadBackfillsAsync(cancellationToken)).ToLookup(backfill => backfill.Version);
        return
        [
            .. Planner.Status(Input(reading, session, options))
                .Select(row => Status(row.Version, row.Name, row.Entry, row.Applied) with
                {
                    IsEdited = row.IsEdited,
                    IsHalfDone = row.Version == reading.Unfinished?.Version && row.Name == reading.Unfinished?.Name,
                    Backfills = [.. backfills[row.Version].Where(one => IsOfNow(one, reading.Unfinished))],
                }),
        ];
    }

    /// <summary>What <see cref="RunAsync"/> would do forward, as far as the history says.</summary>
    public async Task<IReadOnlyList<UpcomingMigration>> PendingAsync(
        MigrateOptions options, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        var plan = new MigrateTo(options.To).PlanOrThrow(Input(reading, session, options), committed: []);
        return [.. plan.Migrations.Select(UpcomingMigration.Of)];
    }

    /// <summary>What is applied, in that order.</summary>
    public async Task<IReadOnlyList<MigrationStatus>> HistoryAsync(
        MigrateOptions options, CancellationToken cancellationToken)
    {
        await using var session = await ConnectAsync(options, cancellationToken);
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, cancellationToken);
        var known = Planner.Status(Input(reading, session, options))
            .Where(row => row.Applied is not null)
            .ToLookup(row => row.Applied!);
        return
        [
            .. reading.Applied.Select(applied => known[applied].FirstOrDefault() is { Applied: not null } row
                ? Status(row.Version, row.Name, row.Entry, applied) with { IsEdited = row.IsEdited }
                : Status(applied.Version, applied.Name ?? "", entry: null, applied)),
        ];
    }

    /// <summary>How the engine of the configured database writes migrations as text; PostgreSQL where none is
    /// configured.</summary>
    public MigrationScript Script(MigrateOptions options)
    {
        var (engine, database) = DatabaseSetting.IsGiven(options, surroundings.Variable)
            ? DatabaseSetting.Find(options, surroundings.Variable, engines)
            : (DatabaseEngine.Postgres, "");
        return engine.Script(SessionSettings.From(options, database, release));
    }

    /// <exception cref="PlanRejectedException">There are no such migrations, or they cannot be run.</exception>
    public Plan Plan(ScriptRange range, MigrateOptions options, Dialect dialect) =>
        range.Plan(registered, EnvironmentOf(options), dialect);

    private async Task<DatabaseSession> ConnectAsync(MigrateOptions options, CancellationToken cancellationToken)
    {
        var (engine, database) = DatabaseSetting.Find(options, surroundings.Variable, engines);
        return await engine.ConnectAsync(SessionSettings.From(options, database, release), cancellationToken);
    }

    private PlanningInput Input(HistoryReading reading, DatabaseSession session, MigrateOptions options) =>
        new(reading.Applied, registered, session.Dialect)
        {
            Unfinished = reading.Unfinished,
            OpenBackfills = reading.OpenBackfills,
            StrictOrder = options.StrictOrder,
            Phase = options.Phase,
            Rules = options.Rules,
            Release = release,
            Environment = EnvironmentOf(options),
            WhenEdited = options.EditedMigrations switch
            {
                EditedMigrations.Ignore => WhenEdited.Ignore,
                EditedMigrations.Warn => WhenEdited.Warn,
                EditedMigrations.Fail => WhenEdited.Refuse,
                _ => throw new UnreachableException(),
            },
        };

    private string EnvironmentOf(MigrateOptions options) =>
        new[]
        {
            options.Environment,
            surroundings.Variable("DOTNET_ENVIRONMENT"),
            surroundings.Variable("ASPNETCORE_ENVIRONMENT"),
        }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? "Production";

    private static MigrationStatus Status(
        long version, string name, MigrationEntry? entry, AppliedMigration? applied) =>
        new(version, name, StateOf(entry, applied), applied?.AppliedAt)
        {
            Phase = entry?.Phase ?? Phase.Expand,
            Duration = applied?.Duration,
            AppliedBy = applied?.AppliedBy,
            Release = applied?.Release,
            IsRepeatable = applied?.IsRepeatable ?? entry?.Kind is MigrationKind.Repeatable or MigrationKind.Seed,
        };

    // What was given up with a migration that is done since, or was edited, is nobody's state any more.
    private static bool IsOfNow(BackfillStatus backfill, UnfinishedMigration? half) =>
        backfill.InBackground
        || backfill.State is "succeeded"
        || (half?.Version == backfill.Version && backfill.IsBackward == half.Direction is Direction.Backward);

    private static MigrationState StateOf(MigrationEntry? entry, AppliedMigration? applied) => (entry, applied) switch
    {
        (null, _) => MigrationState.Unknown,
        (_, null) => MigrationState.Pending,
        _ => MigrationState.Applied,
    };
}
