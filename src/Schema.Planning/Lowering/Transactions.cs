using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Says where a migration commits on its way: nobody is to wait for a lock that is kept for something
/// else.</summary>
internal static class Transactions
{
    public static ValueList<Step> Divide(IReadOnlyList<Step> steps)
    {
        var divided = new List<Step>();
        var exclusive = new HashSet<TableName>();
        foreach (var step in steps)
        {
            var own = new HashSet<TableName>(step.IsAsWritten ? [] : step.Effect.Exclusive);
            var isApart = divided.Count > 0
                && (IsLong(step) || IsLong(divided[divided.Count - 1]) || IsOneTooMany(exclusive, own));
            if (isApart || step.CommitsBefore || step.Probe is not null || step.Backfill is not null)
            {
                exclusive.Clear();
            }

            exclusive.UnionWith(own);
            divided.Add(step with { CommitsBefore = step.CommitsBefore || isApart });
        }

        return divided.ToValueList();
    }

    // All rows are read while others read and write: kept until the next statement has its lock, that would be for
    // nothing if it does not get it.
    private static bool IsLong(Step step) =>
        step is { IsAsWritten: false, Effect: { Class: LockClass.LongWeak, Work: >= TableWork.Scans } };

    // Who holds one table and waits for the next keeps everybody from both.
    private static bool IsOneTooMany(HashSet<TableName> held, HashSet<TableName> more) =>
        held.Count > 0 && more.Count > 0 && !held.SetEquals(more);
}
