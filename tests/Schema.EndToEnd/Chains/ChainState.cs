using System.Data;
using System.Globalization;
using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Chains;

/// <summary>What a database holds of a chain at one moment: by its history, by its tables and by its rows.</summary>
internal sealed record ChainState(IReadOnlyList<int> Recorded, IReadOnlyList<int> Tables, IReadOnlyList<int> Rows)
{
    public static async Task<ChainState> ReadAsync(PostgresDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await ReadAsync(connection);
    }

    public static async Task<ChainState> ReadAsync(NpgsqlConnection connection)
    {
        while (true)
        {
            try
            {
                return await ReadSnapshotAsync(connection);
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
            {
                // A table of the snapshot was dropped before it was read: names are looked up in the present.
            }
        }
    }

    /// <summary>Exactly the first <paramref name="length"/> links, each of them once.</summary>
    public void ShouldHold(int length)
    {
        var links = Enumerable.Range(1, length).ToList();
        Recorded.Should().Equal(links, "the history says what is applied");
        Tables.Should().Equal(links, "a recorded migration is there, and one that is not recorded is not");
        Rows.Should().Equal(links, "each migration has written its row once");
    }

    /// <summary>Any number of links, but no half one and no gap.</summary>
    public void ShouldBeWhole() => ShouldHold(Recorded.Count);

    private static async Task<ChainState> ReadSnapshotAsync(NpgsqlConnection connection)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var tables = await QueryAsync<string>("SELECT relname::text FROM pg_class WHERE relkind = 'r'");
        var recorded = tables.Contains("schema_migrations")
            ? await QueryAsync<string>("SELECT name FROM schema_migrations ORDER BY version")
            : [];
        var rows = tables.Contains("link1")
            ? await QueryAsync<int>("SELECT number FROM link1 ORDER BY number")
            : [];
        var links = tables.Where(name => name.StartsWith("link", StringComparison.Ordinal)).Select(Number).Order();

        return new([.. recorded.Select(Number)], [.. links], rows);

        async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, snapshot);
            await using var reader = await command.ExecuteReaderAsync();
            var values = new List<T>();
            while (await reader.ReadAsync())
            {
                values.Add(await reader.GetFieldValueAsync<T>(0));
            }

            return values;
        }
    }

    private static int Number(string link) => int.Parse(link["link".Length..], CultureInfo.InvariantCulture);
}
