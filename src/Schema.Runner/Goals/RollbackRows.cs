using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>These rows of the history are undone, whoever undoes them.</summary>
/// <param name="Half">The migration without a row that is undone before them; <see langword="null"/> if none is.</param>
internal sealed record RollbackRows(ValueList<RowIdentity> Rows, long? Half = null) : Goal
{
    public override Direction Direction => Direction.Backward;

    public override PlanResult Plan(PlanningInput input)
    {
        var left = input.Applied.Count(IsToBeUndone);
        var covering = input.Applied.SkipWhile(row => !IsToBeUndone(row))
            .Where(row => !IsToBeUndone(row))
            .Select(row => Covers(row.Version, row.Name))
            .ToList();
        if (input.Unfinished is { HasNoRow: true } half && half.Version != Half)
        {
            covering.Add(Covers(half.Version, half.Name));
        }
        else if (covering.Count == 0 && input.Applied.FirstOrDefault(row => row.Version == Half) is { } finished)
        {
            covering.Add(Covers(finished.Version, finished.Name));
        }

        return covering.Count == 0
            ? Planner.Rollback(input, new RollbackTarget.Rows(left))
            : new PlanResult.Rejected(covering.ToValueList());
    }

    private bool IsToBeUndone(AppliedMigration row) => Rows.Contains(RowIdentity.Of(row));

    private static PlanProblem Covers(long version, string? name) => new(
        version,
        name,
        "Another run applied it while this one waited, on top of what was to be undone. "
        + "Look at the status, and roll back again if it is to go too.");
}

/// <summary>Tells a row from a later one of the same migration: a run applies a migration once.</summary>
internal sealed record RowIdentity(long Version, Guid? Run)
{
    public static RowIdentity Of(AppliedMigration row) => new(row.Version, row.Run);
}
