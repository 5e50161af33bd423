using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>What this binary does not know is undone, by the way back that its rows hold.</summary>
internal sealed record RollbackUnknown : Goal
{
    public override Direction Direction => Direction.Backward;

    public override bool IsPart => true;

    public override PlanResult Plan(PlanningInput input)
    {
        var known = input.Registered.Where(entry => entry.Kind is MigrationKind.Versioned)
            .Select(entry => entry.Version)
            .ToHashSet();
        var repeatables = input.Registered.Where(entry => entry.Kind is not MigrationKind.Versioned)
            .Select(entry => entry.Name)
            .ToHashSet();
        bool IsKnown(AppliedMigration row) => row.IsRepeatable ? repeatables.Contains(row.Name ?? "") : known.Contains(row.Version);
        var going = input.Applied.SkipWhile(IsKnown).ToArray();
        var above = going.Where(row => !row.IsRepeatable && IsKnown(row))
            .Select(row => new PlanProblem(row.Version, row.Name,
                $"It was applied behind {going[0].Name ?? $"{going[0].Version}"}, which this release does not know, and would go with that. "
                + "Roll back yourself, or deploy a release that knows both."))
            .ToArray();
        var half = input.Unfinished is { HasNoRow: true, Direction: Direction.Forward } unfinished && !known.Contains(unfinished.Version);
        return above.Length > 0 ? new PlanResult.Rejected(above)
            : going.Length == 0 && !half ? new PlanResult.Ready(new Plan(ValueList<PlannedMigration>.Empty, ValueList<string>.Empty))
            : Planner.Rollback(input, new RollbackTarget.Rows(going.Length));
    }
}
