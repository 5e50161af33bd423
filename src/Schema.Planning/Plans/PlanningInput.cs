using Schema.Dsl;

namespace Schema.Planning;

/// <summary>All that a plan is made from.</summary>
/// <param name="Applied">The history, in the order of application.</param>
/// <param name="Registered">The migrations that this binary knows, in any order.</param>
/// <param name="Dialect">Renders for the server that the plan will run on.</param>
internal sealed record PlanningInput(
    IReadOnlyList<AppliedMigration> Applied, IReadOnlyList<MigrationEntry> Registered, Dialect Dialect)
{
    /// <summary>The migration that is to be finished first; <see langword="null"/> if none is half done.</summary>
    public UnfinishedMigration? Unfinished { get; init; }

    /// <summary>The rows that earlier runs have left to the background, and that are not filled yet.</summary>
    public IReadOnlyList<OpenBackfill> OpenBackfills { get; init; } = [];

    /// <summary>Whether rows can be left to the background: not in a script, which nobody runs behind it.</summary>
    public bool HasBackground { get; init; } = true;

    /// <summary>Refuses pending migrations that are older than the newest applied one, instead of warning.</summary>
    public bool StrictOrder { get; init; }

    /// <summary>The last phase of which migrations run.</summary>
    public Phase Phase { get; init; }

    /// <summary>How strictly the run takes the rules, on top of what a migration's project says;
    /// <see langword="null"/> where nobody looks at them.</summary>
    public RuleSettings? Rules { get; init; }

    /// <summary>The application's name and version; <see langword="null"/> where it has none.</summary>
    public string? Release { get; init; }

    /// <summary>Which repeatables with environments are for this run.</summary>
    public string Environment { get; init; } = "Production";

    /// <summary>What is done about applied migrations that are no longer what was applied.</summary>
    public WhenEdited WhenEdited { get; init; }
}

/// <summary>What is done about an applied migration whose code has changed since.</summary>
internal enum WhenEdited
{
    Warn,
    Refuse,
    Ignore,
}

/// <summary>How far a rollback goes.</summary>
internal abstract record RollbackTarget
{
    private RollbackTarget()
    {
    }

    /// <summary>How many rows of the history stay, in the order of application.</summary>
    public abstract int Kept(IReadOnlyList<AppliedMigration> applied);

    /// <summary>This version stays applied, and what was applied after it is undone; 0 undoes everything. Repeatables
    /// that were applied with the version stay with it.</summary>
    public sealed record ToVersion(long Version) : RollbackTarget
    {
        public override int Kept(IReadOnlyList<AppliedMigration> applied) => Version == 0 ? 0 : applied
            .SkipWhile(row => row.Version != Version)
            .Skip(1)
            .TakeWhile(row => row.IsRepeatable)
            .Count() + applied.TakeWhile(row => row.Version != Version).Count() + 1;
    }

    /// <summary>The last so many with a version are undone, and the repeatables on top of them.</summary>
    public sealed record Steps(int Count) : RollbackTarget
    {
        public override int Kept(IReadOnlyList<AppliedMigration> applied)
        {
            var places = Enumerable.Range(0, applied.Count).Where(place => !applied[place].IsRepeatable).ToArray();
            return places.Length < Count ? 0 : places[places.Length - Count];
        }
    }

    /// <summary>The last so many rows are undone.</summary>
    public sealed record Rows(int Count) : RollbackTarget
    {
        public override int Kept(IReadOnlyList<AppliedMigration> applied) => Math.Max(0, applied.Count - Count);
    }
}

/// <summary>A plan, or everything that stands in its way.</summary>
internal abstract record PlanResult
{
    private PlanResult()
    {
    }

    public sealed record Ready(Plan Plan) : PlanResult;

    public sealed record Rejected(ValueList<PlanProblem> Problems) : PlanResult;
}

/// <summary>Why a plan cannot be made.</summary>
/// <param name="Version">The migration's version; <see langword="null"/> when the problem is the request's.</param>
/// <param name="Name">The migration's name, where it is known.</param>
/// <param name="Message">What is wrong and what to do, as sentences without the migration's name.</param>
internal sealed record PlanProblem(long? Version, string? Name, string Message);
