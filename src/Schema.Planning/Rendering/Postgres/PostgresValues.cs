using System.Globalization;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

/// <summary>Writes values for PostgreSQL. What is quoted has no type of its own: it takes that of the column.</summary>
internal static class PostgresValues
{
    public static string Value(SqlValue value) => value switch
    {
        NullValue => "NULL",
        NumberValue number => number.Number,
        BooleanValue boolean => boolean.Value ? "true" : "false",
        ExpressionValue expression => expression.Sql,
        _ => Text(Input(value)),
    };

    /// <summary>The text that the type's input function reads.</summary>
    private static string Input(SqlValue value) => value switch
    {
        NumberValue number => number.Number,
        BooleanValue boolean => boolean.Value ? "true" : "false",
        TextValue text => text.Text,
        BinaryValue binary => $@"\x{binary.Hex}",
        MomentValue moment => moment.Utc.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF'+00'", CultureInfo.InvariantCulture),
        DurationValue duration => Duration(duration.Time),
        ArrayValue array => $"{{{string.Join(",", array.Items.Select(Element))}}}",
        _ => throw new InvalidOperationException($"{value.GetType().Name} has no SQL."),
    };

    // See the manual, chapter 8.15.2. In quotes, so that no element is taken for NULL.
    private static string Element(SqlValue value) => value switch
    {
        NullValue => "NULL",
        NumberValue or BooleanValue or ArrayValue => Input(value),
        _ => $"\"{Input(value).Replace("\\", "\\\\").Replace("\"", "\\\"")}\"",
    };

    // In hours and not in days, which are not always 24 hours long to the server.
    private static string Duration(TimeSpan time) => string.Format(
        CultureInfo.InvariantCulture,
        "{0}{1:00}:{2:mm\\:ss\\.FFFFFFF}",
        time < TimeSpan.Zero ? "-" : "",
        (Math.Abs(time.Days) * 24L) + Math.Abs(time.Hours),
        time).TrimEnd('.');
}
