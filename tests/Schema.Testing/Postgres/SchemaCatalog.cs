using Npgsql;

namespace Schema.Testing.Postgres;

/// <summary>All that PostgreSQL's catalog says of a database's schemas, as text to compare two moments by.</summary>
/// <remarks>Left out on purpose: the position of columns, the owner's own rights, the values of sequences.</remarks>
public static class SchemaCatalog
{
    /// <summary>Reads sorted lines, one for each table, column, constraint, index, comment, grant …</summary>
    /// <param name="database">Its own schemas are read, all of them.</param>
    /// <param name="except">Tables left out with all that belongs to them, such as <c>schema_migrations</c>.</param>
    public static async Task<string> ReadAsync(PostgresDatabase database, params string[] except)
    {
        await using var connection = await database.OpenAsync();
        return await ReadAsync(connection, except);
    }

    /// <inheritdoc cref="ReadAsync(PostgresDatabase, string[])"/>
    public static async Task<string> ReadAsync(NpgsqlConnection connection, params string[] except)
    {
        // Without a search path all names in definitions are written in full.
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("SET LOCAL search_path = ''", connection, transaction);
        await command.ExecuteNonQueryAsync();

        command.CommandText = CatalogQuery.Text;
        command.Parameters.AddWithValue("except", except);
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
