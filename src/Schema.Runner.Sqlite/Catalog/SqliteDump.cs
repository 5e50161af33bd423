using Schema.Dsl;

namespace Schema.Runner.Sqlite;

/// <summary>The structure of an SQLite database as SQL, with its history, and back.</summary>
internal static class SqliteDump
{
    // What a virtual table makes for itself it makes again.
    private const string Structure =
        """
        SELECT sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite@_%' ESCAPE '@'
            AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
        ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, rowid
        """;

    // What there is of when and by whom does not belong to the structure.
    private static readonly string[] Kept = ["version", "name", "position", "fingerprint", "down"];

    public static string Read(SqliteDatabase database, TableName history)
    {
        var table = HistoryTable.Find(database, history);
        var statements = database.Query(Structure).Select(row => row.Text(0)!);
        return string.Concat((table.State is HistoryState.Ready ? statements.Concat(Rows(database, table)) : statements)
            .Select(statement => $"{statement};\n"));
    }

    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">It failed. Nothing of it stays.</exception>
    public static void Load(SqliteDatabase database, string dump)
    {
        database.RequireWritable();
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            database.Execute(dump);
            database.Execute("COMMIT");
        }
        finally
        {
            if (database.IsInTransaction)
            {
                database.Execute("ROLLBACK");
            }
        }
    }

    private static IEnumerable<string> Rows(SqliteDatabase database, HistoryTable table)
    {
        var values = string.Join(" || ', ' || ", Kept.Select(column => $"quote({column})"));
        return database.Query($"SELECT {values} FROM {table.Table} ORDER BY position, version").Select(row =>
            $"INSERT INTO {table.Table} ({string.Join(", ", Kept)}, applied_at) "
            + $"VALUES ({row.Text(0)}, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))");
    }
}
