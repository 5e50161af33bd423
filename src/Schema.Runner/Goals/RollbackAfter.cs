using Schema.Planning;

namespace Schema.Runner;

/// <summary>What is newer than a version is undone, whether or not that is applied itself.</summary>
internal sealed record RollbackAfter(long Version) : Goal
{
    public override Direction Direction => Direction.Backward;

    public override PlanResult Plan(PlanningInput input)
    {
        var going = input.Applied.SkipWhile(row => row.IsRepeatable || row.Version <= Version).ToArray();
        var older = going.Where(row => !row.IsRepeatable && row.Version <= Version)
            .Select(row => new PlanProblem(row.Version, row.Name,
                "It was applied behind a newer one, and would go with that. Roll back by steps, or to a version, if it is to."))
            .ToArray();
        return older.Length > 0
            ? new PlanResult.Rejected(older)
            : Planner.Rollback(input, new RollbackTarget.Rows(going.Length));
    }
}
