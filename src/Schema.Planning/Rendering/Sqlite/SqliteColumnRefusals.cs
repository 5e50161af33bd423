using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a column cannot be in SQLite.</summary>
internal static class SqliteColumnRefusals
{
    private static readonly string[] Collations = ["BINARY", "NOCASE", "RTRIM"];

    public static string? Find(Column column) =>
        (SqliteTypes.Refuse(column.Type) ?? Identity(column) ?? Collation(column)) is { } refusal
            ? $"column \"{column.Name}\": {refusal}"
            : null;

    private static string? Identity(Column column) => column.Identity is { Always: true }
        ? "SQLite always accepts explicit values; write Identity() without always"
        : null;

    private static string? Collation(Column column) =>
        column.Collation is { } collation && !Collations.Contains(collation, StringComparer.OrdinalIgnoreCase)
            ? $"SQLite has no collation {collation}; it has {string.Join(", ", Collations)}"
            : null;
}
