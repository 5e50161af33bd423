using System.Globalization;
using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Values in canonical text, told apart by their kinds.</summary>
internal static class ValueText
{
    /// <summary>Writes a value; nothing where there is none.</summary>
    public static CanonicalText Value(this CanonicalText text, SqlValue? value) => value switch
    {
        null => text,
        NullValue => text.Flag("null", true),
        NumberValue number => text.Field("number", number.Number),
        TextValue words => text.Field("text", words.Text),
        BooleanValue boolean => text.Field("boolean", boolean.Value ? "true" : "false"),
        BinaryValue binary => text.Field("binary", binary.Hex),
        MomentValue moment => text.Field("moment", moment.Utc.ToString("O", CultureInfo.InvariantCulture)),
        DurationValue duration => text.Field("duration", duration.Time.ToString("c", CultureInfo.InvariantCulture)),
        ArrayValue array => text.Begin("array").Values("items", array.Items).End(),
        ExpressionValue expression => text.Sql("expression", expression.Sql),
        _ => throw new InvalidOperationException($"{value.GetType().Name} has no canonical text."),
    };

    public static CanonicalText Values(this CanonicalText text, string name, ValueList<SqlValue> values) =>
        text.List(name, values, value => text.Begin("value").Value(value).End());
}
