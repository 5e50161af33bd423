namespace Schema.Dsl;

/// <summary>Makes constraints from what authors write: names given or derived, columns checked.</summary>
internal static class TableConstraints
{
    public static PrimaryKeyConstraint PrimaryKey(TableName table, IEnumerable<string> columns, string? name) =>
        new(Name(name) ?? DefaultNames.PrimaryKey(table), Columns(columns, "A primary key"));

    public static UniqueConstraint Unique(TableName table, IEnumerable<string> columns, string? name)
    {
        var checkedColumns = Columns(columns, "A unique constraint");
        return new(Name(name) ?? DefaultNames.Unique(table, checkedColumns), checkedColumns);
    }

    public static CheckConstraint Check(TableName table, string expression, string? name) =>
        new(Name(name) ?? DefaultNames.Check(table, Expression(table, expression)), Expression(table, expression));

    public static CheckConstraint ColumnCheck(TableName table, string column, string expression, string? name) =>
        new(Name(name) ?? DefaultNames.ColumnCheck(table, column), Expression(table, expression));

    public static ForeignKeyConstraint ForeignKey(
        TableName table,
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

        return new(Name(name) ?? DefaultNames.ForeignKey(table, from), from, Identifier.Given(references), to)
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

    private static string Expression(TableName table, string expression) =>
        SqlFragment.Expression(expression, $"A check of \"{table}\"");
}
