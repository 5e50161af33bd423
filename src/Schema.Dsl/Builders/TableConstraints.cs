namespace Schema.Dsl;

/// <summary>Makes constraints from what authors write: names given or derived, columns checked.</summary>
/// <param name="table">The table that they are for.</param>
internal sealed class TableConstraints(TableName table, DerivedNames names)
{
    public PrimaryKeyConstraint PrimaryKey(IEnumerable<string> columns, string? name)
    {
        var checkedColumns = Columns(columns, "A primary key");
        return new(Name(name) ?? names.PrimaryKey(table, checkedColumns), checkedColumns);
    }

    public UniqueConstraint Unique(IEnumerable<string> columns, string? name)
    {
        var checkedColumns = Columns(columns, "A unique constraint");
        return new(Name(name) ?? names.Unique(table, checkedColumns), checkedColumns);
    }

    public CheckConstraint Check(string expression, string? name) =>
        new(Name(name) ?? names.Check(table, Expression(expression)), Expression(expression));

    public CheckConstraint ColumnCheck(string column, string expression, string? name) =>
        new(Name(name) ?? names.ColumnCheck(table, column), Expression(expression));

    public ForeignKeyConstraint ForeignKey(
        IEnumerable<string> columns,
        TableName references,
        IEnumerable<string> keys,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        string? name)
    {
        var from = Columns(columns, "A foreign key");
        var to = Columns(keys, "A foreign key's target");
        if (from.Count != to.Count)
        {
            throw new InvalidMigrationException(
                $"A foreign key of \"{table}\" has {from.Count} columns and refers to {to.Count}. "
                + "Name as many of the one as of the other.");
        }

        return new(Name(name) ?? names.ForeignKey(table, from), from, Identifier.Given(references), to)
        {
            OnDelete = onDelete,
            OnUpdate = onUpdate,
        };
    }

    public static ValueList<string> Columns(IEnumerable<string> columns, string what)
    {
        var names = columns.Select(column => Identifier.Given(column, "column")).ToValueList();
        if (names.Count == 0)
        {
            throw new InvalidMigrationException($"{what} has no columns.");
        }

        return names.Distinct().Count() == names.Count
            ? names
            : throw new InvalidMigrationException($"{what} names a column twice: {string.Join(", ", names)}.");
    }

    private static string? Name(string? name) => name is null ? null : Identifier.Given(name, "constraint");

    private string Expression(string expression) =>
        SqlFragment.Expression(expression, $"A check of \"{table}\"");
}
