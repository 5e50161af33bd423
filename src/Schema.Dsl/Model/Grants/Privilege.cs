namespace Schema.Dsl;

/// <summary>A right on an object, as SQL names it: <c>SELECT</c>, <c>USAGE</c>.</summary>
/// <param name="Name">The name, in upper case.</param>
/// <param name="Column">The column that it is limited to; <see langword="null"/> for the whole object.</param>
public sealed record Privilege(string Name, string? Column);
