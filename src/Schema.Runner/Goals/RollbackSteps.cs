using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>The migrations that were last when the run began are undone.</summary>
internal sealed record RollbackSteps(int Count) : Goal
{
    public override Direction Direction => Direction.Backward;

    // A run that lost a race must not undo as many again: what it is to undo is settled when it first looks.
    public override Goal FixedTo(IReadOnlyList<AppliedMigration> applied) =>
        new RollbackRows(applied.TakeLast(Count).Select(RowIdentity.Of).ToValueList());

    public override PlanResult Plan(PlanningInput input) => FixedTo(input.Applied).Plan(input);
}
