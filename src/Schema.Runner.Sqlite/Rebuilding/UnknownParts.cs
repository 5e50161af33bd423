using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>Finds what a table has beyond the model: made from that, it would be lost.</summary>
internal static class UnknownParts
{
    /// <param name="known">The table as the model knows it.</param>
    /// <exception cref="TableRebuildException">There is something.</exception>
    public static void Refuse(SqliteDatabase database, TableRebuild rebuild, string known)
    {
        var columns = database
            .Query("SELECT name FROM pragma_table_xinfo($1)", rebuild.Table)
            .Select(row => row.Text(0)!)
            .Except(rebuild.Columns, StringComparer.OrdinalIgnoreCase)
            .Select(column => $"a column {column}");
        string[] unknown = [.. columns, .. SqliteRules.Beyond(known, Definition(database, rebuild.Table))];
        if (unknown.Length > 0)
        {
            throw new TableRebuildException(
                $"""
                The table {rebuild.Table} has more than the migrations say: {string.Join(", ", unknown)}.
                SQLite has to make it anew for this change, and that would be lost. Say all of it, with ExistingTable
                where the table was there before Schema, or change it with Execute.
                """);
        }
    }

    private static string Definition(SqliteDatabase database, string table) => database
        .Query("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = $1 COLLATE NOCASE", table)
        .Select(row => row.Text(0))
        .FirstOrDefault() ?? "";
}
