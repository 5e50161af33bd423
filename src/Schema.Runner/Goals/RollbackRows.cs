using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>These rows of the history are undone, whoever undoes them.</summary>
internal sealed record RollbackRows(ValueList<RowIdentity> Rows) : Goal
{
    public override Direction Direction => Direction.Backward;

    public override PlanResult Plan(PlanningInput input)
    {
        var left = input.Applied.Count(IsToBeUndone);
        var covering = input.Applied.SkipWhile(row => !IsToBeUndone(row)).Where(row => !IsToBeUndone(row)).ToList();
        return covering.Count == 0
            ? Planner.Rollback(input, new RollbackTarget.Rows(left))
            : new PlanResult.Rejected(covering.Select(Covers).ToValueList());
    }

    private bool IsToBeUndone(AppliedMigration row) => Rows.Contains(RowIdentity.Of(row));

    private static PlanProblem Covers(AppliedMigration row) => new(
        row.Version,
        row.Name,
        "Another run applied it while this one waited, on top of what was to be undone. "
        + "Look at the status, and roll back again if it is to go too.");
}

/// <summary>Tells a row from a later one of the same migration: a run applies a migration once.</summary>
internal sealed record RowIdentity(long Version, Guid? Run)
{
    public static RowIdentity Of(AppliedMigration row) => new(row.Version, row.Run);
}
