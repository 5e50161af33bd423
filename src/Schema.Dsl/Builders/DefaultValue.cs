namespace Schema.Dsl;

/// <summary>Turns C# values into defaults.</summary>
internal static class DefaultValue
{
    public static SqlValue Of(object? value, TableName table, string column) => value is null
        ? throw new InvalidMigrationException(
            $"{Name(table, column)} is null. A column without a default holds null anyway; "
            + "use DropDefault() to take one away.")
        : new Literal(Name(table, column), "DefaultSql").Of(value);

    public static SqlValue OfSql(string expression, TableName table, string column) =>
        new ExpressionValue(SqlFragment.Expression(expression, Name(table, column)));

    private static string Name(TableName table, string column) => $"The default of column \"{column}\" of \"{table}\"";
}
