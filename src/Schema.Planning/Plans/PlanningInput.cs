using Schema.Dsl;

namespace Schema.Planning;

/// <summary>All that a plan is made from.</summary>
/// <param name="Applied">The history, in the order of application.</param>
/// <param name="Registered">The migrations that this binary knows, in any order.</param>
/// <param name="Dialect">Renders for the server that the plan will run on.</param>
internal sealed record PlanningInput(
    IReadOnlyList<AppliedMigration> Applied, IReadOnlyList<MigrationEntry> Registered, Dialect Dialect)
{
    /// <summary>Refuses pending migrations that are older than the newest applied one, instead of warning.</summary>
    public bool StrictOrder { get; init; }

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

    /// <summary>This version stays applied, and what was applied after it is undone; 0 undoes everything.</summary>
    public sealed record ToVersion(long Version) : RollbackTarget;

    /// <summary>The last so many are undone.</summary>
    public sealed record Steps(int Count) : RollbackTarget;
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
