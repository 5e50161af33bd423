using Schema.Planning;

namespace Schema.Runner;

/// <summary>One migration is applied, whatever else is pending.</summary>
internal sealed record MigrateOne(long Version) : Goal
{
    public override Direction Direction => Direction.Forward;

    public override PlanResult Plan(PlanningInput input) => Planner.Migrate(input, to: null, only: Version);
}
