namespace Schema.Dsl;

/// <summary>For a new column that it numbers, the server writes every row anew.</summary>
internal sealed class Rule23NumberedColumn() : SafetyRule(23, "a column that the server numbers")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        switch (operation)
        {
            case AddColumn { Column: { Identity: not null } column } add:
                yield return Found(
                    operation,
                    add.Table,
                    LockMode.AccessExclusive,
                    "all rows are written anew",
                    $"Add \"{column.Name}\" as a plain column, number the rows in batches, and then let the server go on: "
                        + $"AlterTable(\"{add.Table}\", t => t.Modify(\"{column.Name}\", c => c.Identity())).");
                break;
            case SetIdentity set when before.Find(set.Table) is { } table
                && table.Column(set.Column) is { Identity: null }
                && !IsIndexed(table, set.Column):
                yield return Found(
                    operation,
                    set.Table,
                    LockMode.AccessExclusive,
                    $"all rows are read for the largest \"{set.Column}\", since no index begins with it",
                    $"Index it in a migration before: Index(\"{set.Table}\", \"{set.Column}\").");
                break;
        }
    }

    private static bool IsIndexed(Table table, string column) =>
        table.Indexes.Any(index => index is { Where: null, Method: null } && index.Keys[0].Column == column)
        || table.Constraints.Any(constraint => constraint switch
        {
            PrimaryKeyConstraint key => key.Columns[0] == column,
            UniqueConstraint unique => unique.Columns[0] == column,
            _ => false,
        });
}
