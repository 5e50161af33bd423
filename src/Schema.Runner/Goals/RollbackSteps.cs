using System.Globalization;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>The migrations that were last when the run began are undone, with the repeatables on top of them.</summary>
internal sealed record RollbackSteps(int Count) : Goal
{
    public override Direction Direction => Direction.Backward;

    // A run that lost a race must not undo as many again: what it is to undo is settled when it first looks.
    // What somebody is at is not half done yet.
    public override Goal FixedTo(HistoryReading reading, PlanningInput input) =>
        FixedTo(reading.Applied, reading.LockHolder is null ? reading.Unfinished : null);

    public override PlanResult Plan(PlanningInput input)
    {
        var goal = FixedTo(input.Applied, input.Unfinished);
        return goal == this
            ? new PlanResult.Rejected(new[] { TooMany(Versioned(input.Applied)) })
            : goal.Plan(input);
    }

    // What is half done goes first, and is one of them.
    private Goal FixedTo(IReadOnlyList<AppliedMigration> applied, UnfinishedMigration? half)
    {
        var rows = half is { HasNoRow: true } ? Count - 1 : Count;

        // Whoever counted wrong is not to lose everything. In an empty database there is nothing to lose.
        return applied.Count > 0 && Versioned(applied) < rows
            ? this
            : new RollbackRows(applied
                .Skip(rows == 0 ? applied.Count : new RollbackTarget.Steps(rows).Kept(applied))
                .Select(RowIdentity.Of)
                .ToValueList(), rows == Count ? null : half?.Version);
    }

    private static int Versioned(IReadOnlyList<AppliedMigration> applied) => applied.Count(row => !row.IsRepeatable);

    private PlanProblem TooMany(int applied) => new(null, null, string.Create(
        CultureInfo.InvariantCulture,
        $"{applied} {(applied == 1 ? "migration is" : "migrations are")} applied, so that {Count} cannot be undone. "
        + $"To undo all of them, roll back to 0."));
}
