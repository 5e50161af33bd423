using Schema.Planning;

namespace Schema.Runner;

/// <summary>One migration is undone from beneath those that were applied behind it, and stay.</summary>
internal sealed record RollbackOne(long Version) : Goal
{
    public override Direction Direction => Direction.Backward;

    public override PlanResult Plan(PlanningInput input) => Planner.RollbackOne(input, Version);
}
