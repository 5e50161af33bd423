using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Histories;

/// <summary>What tables hold, as text to compare two moments by; the order of rows and columns is left out.</summary>
internal static class TableRows
{
    public static async Task<string> ReadAsync(PostgresDatabase database, IEnumerable<string> tables)
    {
        var lines = new List<string>();
        foreach (var table in tables)
        {
            lines.AddRange(await database.QueryAsync<string>(
                $"SELECT '{table} ' || to_jsonb(rows)::text AS line FROM {table} AS rows ORDER BY line"));
        }

        return string.Join("\n", lines);
    }
}
