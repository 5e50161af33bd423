namespace Schema.Dsl;

/// <summary>Makes operations of what authors say about the way back of a change of rows.</summary>
internal static class RowUndo
{
    public static ExecuteSql Sql(string sql, string verb, TableName table) => SqlStatements.Split(sql ?? "").Count > 0
        ? new(sql!, null)
        : throw new InvalidMigrationException($"The undo of {verb}(\"{table}\") has no SQL.");

    /// <summary>Sets other values in the rows that an update has changed.</summary>
    public static UpdateRows Update(TableName table, ValueTerms set, ValueTerms where, ValueTerms undo)
    {
        var columns = set.Values.Select(value => value.Column).ToArray();
        if (!new HashSet<string>(columns).SetEquals(undo.Values.Select(value => value.Column)))
        {
            throw new InvalidMigrationException(
                $"Update(\"{table}\") sets {string.Join(", ", columns)}, and its undo "
                + $"{string.Join(", ", undo.Values.Select(value => value.Column))}. Give values for the same columns.");
        }

        var values = set.Values.ToDictionary(value => value.Column, value => value.Value);
        return new(table, undo, new ValueTerms(where.Values.Select(AfterUpdate).ToValueList()));

        // By then, the rows hold what they were set to.
        ColumnValue AfterUpdate(ColumnValue before) => !values.TryGetValue(before.Column, out var value) ? before
            : value is ExpressionValue ? throw new InvalidMigrationException(
                $"Update(\"{table}\") sets \"{before.Column}\" to an expression and finds its rows by it, "
                + "so that the way back would not find them. Give the undo as SQL.")
            : before with { Value = value };
    }

    /// <summary>Adds the row again that a delete has taken away.</summary>
    public static InsertRows Insert(TableName table, ValueTerms row) => new(
        table,
        row.Values.Select(value => value.Column).ToValueList(),
        new[] { row.Values.Select(value => value.Value).ToValueList() });
}
