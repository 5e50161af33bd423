namespace Schema.Dsl;

/// <summary>Rows that a transaction has changed are locked until it ends, and the old ones stay until they are cleaned up.</summary>
internal sealed class Rule44MassChange() : SafetyRule(44, "all rows changed at once")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        var (table, where, verb) = operation switch
        {
            UpdateRows update => (update.Table, update.Where, "written"),
            DeleteRows delete => (delete.Table, delete.Where, "deleted"),
            _ => (null, null, null),
        };
        if (table is not null && scope.Held.Contains(table, before))
        {
            yield return Found(
                operation,
                table,
                LockMode.AccessExclusive,
                "rows are searched and changed while nobody can use the table, which was changed in the same transaction",
                $"Write it in a migration of its own, or as Backfill(\"{table}\", …), before which the migration commits.");
        }
        else if (table is not null && IsAll(where!))
        {
            yield return Found(
                operation,
                table,
                LockMode.RowExclusive,
                $"all rows are {verb} in one transaction: whoever writes one of them waits until it ends",
                operation is UpdateRows
                    ? $"Do it in batches, each with a transaction of its own: Backfill(\"{table}\", …)."
                    : $"Where all rows go, Execute(\"TRUNCATE …\") takes a moment; where some stay, delete them in batches from the application.");
        }
    }

    private static bool IsAll(RowTerms where) => where switch
    {
        SqlTerms sql => SqlExpression.Canonical(sql.Sql).Trim('(', ')').ToUpperInvariant() is "TRUE" or "1 = 1" or "1=1",
        ValueTerms values => values.Values.Count == 0,
        _ => false,
    };
}
