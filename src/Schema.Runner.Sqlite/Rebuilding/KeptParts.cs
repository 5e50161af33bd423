using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>Triggers, and indexes that the model does not know: a table that is made anew gets them back.</summary>
internal static class KeptParts
{
    /// <summary>The statements that make them.</summary>
    public static IReadOnlyList<string> Of(SqliteDatabase database, TableRebuild rebuild) =>
    [
        .. database
            .Query(
                """
                SELECT name, sql FROM sqlite_schema
                WHERE tbl_name = $1 COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL
                ORDER BY rowid
                """,
                rebuild.Table)
            .Where(part => !rebuild.Indexes.Contains(part.Text(0)!, StringComparer.OrdinalIgnoreCase))
            .Select(part => part.Text(1)!),
    ];
}
