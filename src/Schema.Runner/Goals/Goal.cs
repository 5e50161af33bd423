using System.Diagnostics;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>What a run is to reach. It is planned for anew after every reading of the history, as others may have
/// been at work.</summary>
internal abstract record Goal
{
    public abstract Direction Direction { get; }

    public HistoryDetail Detail => Direction is Direction.Forward ? HistoryDetail.Brief : HistoryDetail.WithDownScripts;

    /// <summary>It is a part of something: that there is nothing to do for it is not worth a word.</summary>
    public virtual bool IsPart => false;

    /// <summary>The goal in terms that stay the same when others change the history.</summary>
    public virtual Goal FixedTo(HistoryReading reading, PlanningInput input) => this;

    /// <summary>What is to be reached before it: a way back that was broken off is gone to its end.</summary>
    public Goal Behind(HistoryReading reading) => reading.Unfinished is { Direction: Direction.Backward } half
        ? new RollbackRows(reading.Applied
            .Where(row => row.Version == half.Version)
            .Select(RowIdentity.Of)
            .ToValueList(), half.Undo is null ? null : half.Version)
        : this;

    /// <summary>The way from a history to the goal. Without migrations, the goal is reached.</summary>
    public abstract PlanResult Plan(PlanningInput input);

    /// <param name="committed">What the run has done so far.</param>
    /// <exception cref="PlanRejectedException">There is no way.</exception>
    public Plan PlanOrThrow(PlanningInput input, IReadOnlyList<PlannedMigration> committed) => Plan(input) switch
    {
        PlanResult.Ready ready => ready.Plan,
        PlanResult.Rejected rejected => throw new PlanRejectedException(rejected.Problems, committed),
        _ => throw new UnreachableException(),
    };

    /// <summary>Back to a version, or by a number of migrations.</summary>
    /// <exception cref="ArgumentException">Not exactly one of the two is given, or it is out of range.</exception>
    public static Goal Rollback(long? to, int? steps) => (to, steps) switch
    {
        (null, > 0 and var count) => new RollbackSteps(count),
        ( >= 0 and var version, null) => new RollbackTo(version),
        (null, { }) => throw new ArgumentOutOfRangeException(nameof(steps), "At least one step is rolled back."),
        ({ }, null) => throw new ArgumentOutOfRangeException(nameof(to), "No version is below 0, for everything."),
        _ => throw new ArgumentException("Roll back to a version or by steps: give exactly one of the two."),
    };
}
