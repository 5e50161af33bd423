using System.Globalization;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>The migrations that were last when the run began are undone, with the repeatables on top of them.</summary>
internal sealed record RollbackSteps(int Count) : Goal
{
    public override Direction Direction => Direction.Backward;

    // A run that lost a race must not undo as many again: what it is to undo is settled when it first looks.
    public override Goal FixedTo(IReadOnlyList<AppliedMigration> applied) =>
        IsTooMany(applied)
            ? this
            : new RollbackRows(applied
                .Skip(new RollbackTarget.Steps(Count).Kept(applied))
                .Select(RowIdentity.Of)
                .ToValueList());

    public override PlanResult Plan(PlanningInput input) =>
        IsTooMany(input.Applied)
            ? new PlanResult.Rejected(new[] { TooMany(Versioned(input.Applied)) })
            : FixedTo(input.Applied).Plan(input);

    // Whoever counted wrong is not to lose everything. In an empty database there is nothing to lose.
    private bool IsTooMany(IReadOnlyList<AppliedMigration> applied) => applied.Count > 0 && Versioned(applied) < Count;

    private static int Versioned(IReadOnlyList<AppliedMigration> applied) => applied.Count(row => !row.IsRepeatable);

    private PlanProblem TooMany(int applied) => new(null, null, string.Create(
        CultureInfo.InvariantCulture,
        $"{applied} {(applied == 1 ? "migration is" : "migrations are")} applied, so that {Count} cannot be undone. "
        + $"To undo all of them, roll back to 0."));
}
