using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Everything is applied that comes before a version: the moment to look at what that will find.</summary>
internal sealed record MigrateBefore(long Version) : Goal
{
    public override Direction Direction => Direction.Forward;

    public override PlanResult Plan(PlanningInput input)
    {
        var versions = input.Registered.Where(entry => entry.Kind is MigrationKind.Versioned)
            .Select(entry => entry.Version)
            .ToArray();
        if (!versions.Contains(Version))
        {
            return new PlanResult.Rejected(new[] { Planner.UnknownTarget(Version) });
        }

        var earlier = versions.Where(version => version < Version).ToArray();
        return earlier.Length > 0
            ? new MigrateTo(earlier.Max()).Plan(input)
            : new PlanResult.Ready(new Plan(ValueList<PlannedMigration>.Empty, ValueList<string>.Empty));
    }
}
