namespace Schema.Dsl;

/// <summary>A table that is logged or not from now on, or that moves to another tablespace, is copied.</summary>
internal sealed class Rule62MovedTable() : SafetyRule(62, "a table that is copied")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        var (table, what) = operation switch
        {
            SetTableLogging set when before.Find(set.Table)?.Unlogged != set.Unlogged => (set.Table, "the table"),
            SetTableTablespace set => (set.Table, "the table"),
            SetIndexTablespace set when (before.FindIndex(set.Index)?.Table ?? before.TableOfKey(set.Index)?.Name) is { } owner =>
                (owner, $"the index \"{set.Index}\""),
            _ => (null, null),
        };
        if (table is not null)
        {
            yield return Found(
                operation,
                table,
                LockMode.AccessExclusive,
                $"nobody can use it while {what} is copied",
                "Create a new one, write to both, move the rows in batches, and swap them. An index is built beside the old "
                    + "one, and takes its name.");
        }
    }
}
