namespace Schema.Dsl;

/// <summary>What becomes of a table's parts when one of them changes: PostgreSQL carries names through and drops
/// dependents in silence.</summary>
internal static class TableChanges
{
    /// <summary>The table without a column, and without what PostgreSQL drops with it.</summary>
    public static Table Without(this Table table, string column) => table with
    {
        Columns = table.Columns.Where(candidate => candidate.Name != column).ToValueList(),
        Constraints = table.Constraints.Where(constraint => !constraint.Mentions(column)).ToValueList(),
        Indexes = table.Indexes.Where(index => !index.Mentions(column)).ToValueList(),
    };

    /// <summary>The table with a constraint. A primary key makes its columns not null, and they stay so when it
    /// goes.</summary>
    public static Table WithConstraint(this Table table, Constraint constraint) => table with
    {
        Constraints = table.Constraints.Add(constraint),
        Columns = constraint is PrimaryKeyConstraint key
            ? table.Columns
                .Select(column => key.Columns.Contains(column.Name) ? column with { NotNull = true } : column)
                .ToValueList()
            : table.Columns,
    };

    /// <summary>The table after a constraint was added. An index that it takes over is its own from then on.</summary>
    public static Table With(this Table table, AddConstraint add) =>
        table.Indexes.FirstOrDefault(index => index.Name == add.UsingIndex) is { } index
            ? (table with { Indexes = table.Indexes.Where(other => other != index).ToValueList() })
                .WithConstraint(add.Constraint.By(index))
            : table.WithConstraint(add.Constraint);

    public static Table Renamed(this Table table, TableName name) => table with
    {
        Name = name,
        Columns = table.Columns
            .Select(column => column with { GeneratedAs = column.GeneratedAs?.WithTableRenamed(table.Name, name) })
            .ToValueList(),
        Constraints = table.Constraints
            .Select(constraint => constraint.Rewritten(sql => sql.WithTableRenamed(table.Name, name)))
            .ToValueList(),
        Indexes = table.Indexes
            .Select(index => index.Rewritten(sql => sql.WithTableRenamed(table.Name, name)) with { Table = name })
            .ToValueList(),
        PartitionedBy = table.PartitionedBy?.Rewritten(sql => sql.WithTableRenamed(table.Name, name)),
    };

    public static Table WithColumnRenamed(this Table table, string from, string to) => table with
    {
        Columns = table.Columns
            .Select(column => column with
            {
                Name = column.Name == from ? to : column.Name,
                GeneratedAs = column.GeneratedAs is { } sql ? SqlExpression.RenameColumn(sql, from, to) : null,
            })
            .ToValueList(),
        Constraints = table.Constraints.Select(constraint => constraint.WithColumnRenamed(from, to)).ToValueList(),
        Indexes = table.Indexes
            .Select(index => index.Rewritten(sql => SqlExpression.RenameColumn(sql, from, to)) with
            {
                Keys = index.Keys.Select(key => key.WithColumnRenamed(from, to)).ToValueList(),
                Include = index.Include.Replace(from, to),
            })
            .ToValueList(),
        PartitionedBy = table.PartitionedBy?.WithColumnRenamed(from, to),
    };

    public static bool Mentions(this IndexDefinition index, string column) =>
        index.Keys.Any(key => key.Column == column)
        || index.Include.Contains(column)
        || index.MentionsInExpression(column);

    public static bool MentionsInExpression(this IndexDefinition index, string column) =>
        index.Keys.Select(key => key.Expression).Append(index.Where)
            .Any(sql => sql is not null && SqlExpression.MentionsColumn(sql, column));

    public static ValueList<string> Replace(this ValueList<string> names, string from, string to) =>
        names.Select(name => name == from ? to : name).ToValueList();

    public static IndexKey WithColumnRenamed(this IndexKey key, string from, string to) =>
        key.Column == from ? key.WithColumn(to)
        : key.Expression is { } sql ? key.WithExpression(SqlExpression.RenameColumn(sql, from, to))
        : key;

    public static IndexKey Rewritten(this IndexKey key, Func<string, string> rewrite) =>
        key.Expression is { } sql ? key.WithExpression(rewrite(sql)) : key;

    public static IndexDefinition Rewritten(this IndexDefinition index, Func<string, string> rewrite) => index with
    {
        Keys = index.Keys
            .Select(key => key.Rewritten(rewrite))
            .ToValueList(),
        Where = index.Where is { } where ? rewrite(where) : null,
    };

    private static string WithTableRenamed(this string sql, TableName from, TableName to) =>
        from.Name == to.Name ? sql : SqlExpression.RenameTable(sql, from.Name, to.Name);
}
