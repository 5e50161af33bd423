using Npgsql;

namespace Schema.Runner;

/// <summary>Reads PostgreSQL's catalog, at one moment and in one round trip. Takes no lock that anybody waits for.</summary>
/// <remarks>Left out on purpose: the positions of columns, owners and what they may do with what is theirs, the values of
/// sequences, the versions of extensions and all that belongs to them.</remarks>
internal static class PostgresCatalog
{
    /// <param name="ownTables">Tables, as SQL writes them, that are left out with all that belongs to them.</param>
    public static async Task<Catalog> ReadAsync(NpgsqlConnection connection, IEnumerable<string> ownTables)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
                new("SET LOCAL search_path = pg_catalog"),
                new(CatalogSql.Objects(ownTables)),
                new("COMMIT"),
            },
            Timeout = 0,
        };
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        var objects = new List<CatalogObject>();
        do
        {
            while (await reader.ReadAsync(CancellationToken.None))
            {
                objects.Add(Object(reader));
            }
        }
        while (await reader.NextResultAsync(CancellationToken.None));
        return new(objects);
    }

    private static CatalogObject Object(NpgsqlDataReader reader)
    {
        var pairs = reader.GetFieldValue<string?[]>(3);
        var aspects = new Dictionary<string, string>();
        for (var place = 0; place + 1 < pairs.Length; place += 2)
        {
            if (pairs[place + 1] is { } value)
            {
                aspects.Add(pairs[place]!, value);
            }
        }

        return new(reader.GetString(0), reader.GetString(1))
        {
            Owner = reader.IsDBNull(2) ? null : reader.GetString(2),
            Aspects = aspects,
        };
    }
}
