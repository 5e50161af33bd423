using Npgsql;

namespace Schema.Runner;

/// <summary>Reads rows of process, application, address, begin of the transaction, state, query.</summary>
internal static class BlockerReader
{
    public static async Task<IReadOnlyList<Blocker>> ReadAsync(NpgsqlDataReader reader)
    {
        var blockers = new List<Blocker>();
        while (await reader.ReadAsync())
        {
            blockers.Add(new(reader.GetInt32(0))
            {
                Application = Text(reader, 1),
                Address = Text(reader, 2),
                Since = reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3),
                State = Text(reader, 4),
                Query = Text(reader, 5),
            });
        }

        return blockers;
    }

    private static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}
