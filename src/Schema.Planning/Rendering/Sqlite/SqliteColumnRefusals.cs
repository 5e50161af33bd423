using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a column cannot be in SQLite.</summary>
internal static class SqliteColumnRefusals
{
    public static string? Find(Column column) =>
        (SqliteTypes.Refuse(column.Type) ?? Identity(column) ?? SqliteCollations.Find(column.Collation)) is { } refusal
            ? $"column \"{column.Name}\": {refusal}"
            : null;

    private static string? Identity(Column column) => column.Identity is { Always: true }
        ? "SQLite always accepts explicit values; write Identity() without always"
        : null;
}
