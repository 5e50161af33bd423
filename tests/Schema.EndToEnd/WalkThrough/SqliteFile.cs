using Microsoft.Data.Sqlite;

namespace Schema.EndToEnd.WalkThrough;

/// <summary>A SQLite database in a folder of its own.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const string Catalog = """
        SELECT 'column ' || t.name || '.' || c.name || ': ' || c.type || ', not null ' || c."notnull"
            || ', default ' || coalesce(c.dflt_value, 'none') || ', primary key ' || c.pk AS line
        FROM sqlite_schema AS t JOIN pragma_table_xinfo(t.name) AS c
        WHERE t.type = 'table' AND t.name NOT IN ('schema_migrations', 'sqlite_sequence')
        UNION ALL
        SELECT 'index ' || i.name || ' on ' || t.name || ': unique ' || i."unique" || ', columns '
            || (SELECT group_concat(coalesce(c.name, 'an expression')) FROM pragma_index_info(i.name) AS c)
        FROM sqlite_schema AS t JOIN pragma_index_list(t.name) AS i
        WHERE t.type = 'table' AND t.name NOT IN ('schema_migrations', 'sqlite_sequence')
        ORDER BY line
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schema-sqlite-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "users.db");

    public string Url => $"sqlite:{Path}";

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>All columns and indexes, a line each.</summary>
    public async Task<string> ReadCatalogAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = new SqliteCommand(Catalog, connection);
        await using var reader = await command.ExecuteReaderAsync();

        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
