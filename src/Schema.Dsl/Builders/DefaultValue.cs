using System.Globalization;

namespace Schema.Dsl;

/// <summary>Turns C# values into defaults.</summary>
internal static class DefaultValue
{
    public static ColumnDefault Of(object? value, TableName table, string column) => value switch
    {
        string text => text.IndexOf('\0') < 0
            ? new TextDefault(text)
            : throw Refused(table, column, "has a NUL character in it, which PostgreSQL cannot store."),
        bool boolean => new BooleanDefault(boolean),
        double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity
            or float.NegativeInfinity => throw Refused(
                table, column, "is not a finite number. Write DefaultSql(\"'NaN'\") or DefaultSql(\"'Infinity'\")."),
        byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            new NumberDefault(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        null => throw Refused(
            table,
            column,
            "is null. A column without a default holds null anyway; use DropDefault() to take one away."),
        _ => throw Refused(
            table,
            column,
            $"is a {value.GetType().Name}; strings, numbers and booleans can be. "
                + "Write DefaultSql(\"…\") for anything else."),
    };

    public static ColumnDefault OfSql(string expression, TableName table, string column) =>
        new ExpressionDefault(SqlFragment.Expression(expression, Name(table, column)));

    private static InvalidMigrationException Refused(TableName table, string column, string reason) =>
        new($"{Name(table, column)} {reason}");

    private static string Name(TableName table, string column) => $"The default of column \"{column}\" of \"{table}\"";
}
