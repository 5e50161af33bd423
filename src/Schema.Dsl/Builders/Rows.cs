namespace Schema.Dsl;

/// <summary>Makes rows and conditions of what authors write: columns checked, values turned into SQL's.</summary>
/// <param name="verb">The verb that was called, for messages: <c>Insert</c>.</param>
internal sealed class Rows(string verb, TableName table)
{
    /// <param name="part">What the values are: <c>set</c>, <c>where</c>.</param>
    public ValueTerms Terms(IReadOnlyCollection<(string Column, object? Value)> values, string part)
    {
        Columns(values.Select(value => value.Column), part);
        return new(values
            .Select(value => new ColumnValue(value.Column, Value(value.Column, value.Value)))
            .ToValueList());
    }

    public ValueList<string> Columns(IEnumerable<string> columns, string part)
    {
        var names = columns.Select(column => Identifier.Given(column, "column")).ToValueList();
        if (names.Count == 0)
        {
            throw new InvalidMigrationException($"{verb}(\"{table}\"): {part} has no columns.");
        }

        return names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key is { } twin
            ? throw new InvalidMigrationException($"{verb}(\"{table}\"): {part} names the column \"{twin}\" twice.")
            : names;
    }

    /// <param name="columns">The columns that are given values.</param>
    public ValueList<string> Key(string[] key, ValueList<string> columns) =>
        Columns(key, "the key").FirstOrDefault(column => !columns.Contains(column)) is { } missing
            ? throw new InvalidMigrationException(
                $"{verb}(\"{table}\"): the column \"{missing}\" of the key has no value. Give it one.")
            : key.ToValueList();

    // One null alone is a row of it: C# takes [null] for the array of rows.
    public ValueList<ValueList<SqlValue>> Values(ValueList<string> columns, object?[]?[] rows) => rows.Length > 0
        ? rows.Select(row => Row(columns, row ?? [null])).ToValueList()
        : throw new InvalidMigrationException($"{verb}(\"{table}\") has no rows.");

    private ValueList<SqlValue> Row(ValueList<string> columns, object?[] values) => values.Length == columns.Count
        ? columns.Zip(values, Value).ToValueList()
        : throw new InvalidMigrationException(
            $"{verb}(\"{table}\"): a row has {values.Length} values for {columns.Count} columns, "
            + $"{string.Join(", ", columns)}.");

    public SqlTerms Condition(string sql) =>
        new(SqlFragment.Expression(sql, $"The condition of {verb}(\"{table}\")"));

    public SqlTerms Assignments(string sql) => new(SqlFragment.List(sql, $"What {verb}(\"{table}\") sets"));

    private SqlValue Value(string column, object? value) =>
        new Literal($"The value of column \"{column}\" of \"{table}\"", "Sql").Of(value);
}
