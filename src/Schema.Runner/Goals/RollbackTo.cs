using Schema.Planning;

namespace Schema.Runner;

/// <summary>A version is the last one applied; what came after it is undone.</summary>
/// <param name="Version">The version that stays applied; 0 if nothing stays.</param>
internal sealed record RollbackTo(long Version) : Goal
{
    public override Direction Direction => Direction.Backward;

    public override PlanResult Plan(PlanningInput input) =>
        Planner.Rollback(input, new RollbackTarget.ToVersion(Version));
}
