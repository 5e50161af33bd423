namespace Schema.Dsl;

/// <summary>For a new generated column, or another expression, the server writes every row anew.</summary>
internal sealed class Rule24GeneratedColumn() : SafetyRule(24, "a generated column that is stored")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        var (table, column) = operation switch
        {
            AddColumn { Column: { GeneratedAs: not null, IsVirtual: false } generated } add => (add.Table, generated.Name),
            SetExpression set when before.Find(set.Table)?.Column(set.Column) is not { IsVirtual: true } =>
                (set.Table, set.Column),
            _ => (null, null),
        };
        if (table is not null)
        {
            yield return Found(
                operation,
                table,
                LockMode.AccessExclusive,
                $"all rows are written anew with \"{column}\"",
                "Compute it where it is read, in a view or an index over the expression; or from PostgreSQL 18 on "
                    + "GeneratedAs(…, stored: false). To store it, fill a plain column by a trigger, and the rows that are "
                    + "there in batches.");
        }
    }
}
