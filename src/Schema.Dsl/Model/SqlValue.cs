namespace Schema.Dsl;

/// <summary>A value that an author gave: a column's default, or what a row is to hold. Each engine writes it in its own
/// way.</summary>
public abstract record SqlValue;

/// <summary>No value.</summary>
public sealed record NullValue : SqlValue;

/// <summary>A number, in invariant notation: <c>1</c>, <c>-2.5</c>.</summary>
public sealed record NumberValue(string Number) : SqlValue;

/// <summary>A text, unquoted, or what a column of another type reads from one: JSON, a <c>uuid</c>, a day, a time
/// without a zone.</summary>
public sealed record TextValue(string Text) : SqlValue;

/// <summary>True or false.</summary>
public sealed record BooleanValue(bool Value) : SqlValue;

/// <summary>Bytes, as pairs of lower-case hexadecimal digits.</summary>
public sealed record BinaryValue(string Hex) : SqlValue;

/// <summary>A moment, in UTC.</summary>
public sealed record MomentValue(DateTime Utc) : SqlValue;

/// <summary>A span of time of a known length, or a time of day.</summary>
public sealed record DurationValue(TimeSpan Time) : SqlValue;

/// <summary>An array. Those within it are equally long.</summary>
public sealed record ArrayValue(ValueList<SqlValue> Items) : SqlValue;

/// <summary>An SQL expression, rendered as written.</summary>
public sealed record ExpressionValue(string Sql) : SqlValue;
