namespace Schema.Dsl;

/// <summary>What a column holds when an insert does not say.</summary>
public abstract record ColumnDefault;

/// <summary>A number, in invariant notation: <c>1</c>, <c>-2.5</c>.</summary>
public sealed record NumberDefault(string Number) : ColumnDefault;

/// <summary>A text, unquoted; the renderer quotes it.</summary>
public sealed record TextDefault(string Text) : ColumnDefault;

/// <summary>True or false.</summary>
public sealed record BooleanDefault(bool Value) : ColumnDefault;

/// <summary>An SQL expression, rendered as written.</summary>
public sealed record ExpressionDefault(string Sql) : ColumnDefault;
