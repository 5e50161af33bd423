namespace Schema.Planning;

/// <summary>The collations that SQLite has, unless an application adds its own.</summary>
internal static class SqliteCollations
{
    private static readonly string[] All = ["BINARY", "NOCASE", "RTRIM"];

    /// <summary>Why there is no such collation; <see langword="null"/> if there is, or if none is named.</summary>
    public static string? Find(string? collation) =>
        collation is null || All.Contains(collation, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"SQLite has no collation {collation}; it has {string.Join(", ", All)}";
}
