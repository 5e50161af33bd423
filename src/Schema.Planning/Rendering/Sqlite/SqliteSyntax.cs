namespace Schema.Planning;

/// <summary>Quotes names and values for SQLite, so that nothing in them can break out of its quotes.</summary>
internal static class SqliteSyntax
{
    // Always quoted: an unquoted name may be a keyword in some later SQLite.
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    public static string Text(string text) => $"'{text.Replace("'", "''")}'";
}
