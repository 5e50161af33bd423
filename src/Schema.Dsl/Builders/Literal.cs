using System.Collections;
using System.Globalization;

namespace Schema.Dsl;

/// <summary>Turns C# values into values of SQL: what every server reads in the same way, and no guess.</summary>
/// <param name="what">What the value is, for messages: <c>The default of column "age" of "users"</c>.</param>
/// <param name="sqlVerb">What an author calls for an SQL expression instead.</param>
internal sealed class Literal(string what, string sqlVerb)
{
    /// <exception cref="InvalidMigrationException">It has no SQL that means the same everywhere.</exception>
    public SqlValue Of(object? value) => value switch
    {
        null => new NullValue(),
        SqlValue given => given,
        string text => Text(text),
        char letter => Text(letter.ToString()),
        bool boolean => new BooleanValue(boolean),
        double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity
            or float.NegativeInfinity => throw Refused(
                $"is not a finite number. Write {sqlVerb}(\"'NaN'\") or {sqlVerb}(\"'Infinity'\")."),
        float or double => Number((IFormattable)value, "R"),
        byte or sbyte or short or ushort or int or uint or long or ulong or decimal =>
            Number((IFormattable)value, format: null),
        Enum member => throw Refused(
            $"is the {member.GetType().Name} {member}, which a column can hold by its name or by its number. "
            + $"Write the text that it holds, such as \"{member}\", or the number, {member:D}."),
        Guid id => new TextValue(id.ToString()),
        DateTime time => Time(time),
        DateTimeOffset moment => new MomentValue(moment.UtcDateTime),
        TimeSpan time => new DurationValue(time),
        byte[] bytes => new BinaryValue(string.Concat(bytes.Select(Hex))),
#if NET
        DateOnly day => Formatted(day, "yyyy-MM-dd"),
        TimeOnly time => Formatted(time, "HH:mm:ss.FFFFFFF"),
        System.Text.Json.Nodes.JsonNode json => Text(json.ToJsonString()),
        System.Text.Json.JsonDocument json => Text(json.RootElement.GetRawText()),
        System.Text.Json.JsonElement json => Text(json.GetRawText()),
#endif
        IEnumerable items => Array(items),
        _ => throw Refused(
            $"is a {value.GetType().Name}, and nothing says how to write that in SQL. "
            + $"Give a string, a number or another simple value, or write {sqlVerb}(\"…\")."),
    };

    private static NumberValue Number(IFormattable number, string? format) =>
        new(number.ToString(format, CultureInfo.InvariantCulture));

    private static TextValue Formatted(IFormattable value, string format) =>
        new(value.ToString(format, CultureInfo.InvariantCulture));

    private static string Hex(byte part) => part.ToString("x2", CultureInfo.InvariantCulture);

    private TextValue Text(string text) =>
        text.IndexOf('\0') >= 0 ? throw Refused("has a NUL character in it, which PostgreSQL cannot store.")
        : HasHalfCharacter(text) ? throw Refused("has half of a surrogate pair in it, which is no character.")
        : new(text);

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private SqlValue Time(DateTime time) => time.Kind switch
    {
        DateTimeKind.Utc => new MomentValue(time),
        DateTimeKind.Local => throw Refused(
            "is a local time, which is another moment on another machine. "
            + "Give a DateTimeOffset, or a DateTime of Kind Utc or Unspecified."),
        _ => Formatted(time, "yyyy-MM-dd HH:mm:ss.FFFFFFF"),
    };

    private ArrayValue Array(IEnumerable items)
    {
        var values = items.Cast<object?>().Select(Of).ToValueList();
        return values.OfType<ExpressionValue>().Any()
                ? throw Refused($"is an array with an expression in it. Write all of it in SQL: {sqlVerb}(\"ARRAY[…]\").")
            : values.Select(Shape).Distinct().Count() > 1 || values.Any(value => value is ArrayValue { Items.Count: 0 })
                ? throw Refused("is an array of arrays that are not equally long, or are empty, which no server can hold.")
            : new(values);
    }

    private static string Shape(SqlValue value) => value is ArrayValue { Items: { Count: > 0 } items }
        ? $"{items.Count.ToString(CultureInfo.InvariantCulture)} {Shape(items[0])}"
        : "";

    private InvalidMigrationException Refused(string reason) => new($"{what} {reason}");
}
