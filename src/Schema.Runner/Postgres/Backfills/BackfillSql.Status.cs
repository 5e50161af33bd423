using Npgsql;

namespace Schema.Runner;

// What people ask for who only look.
internal sealed partial class BackfillSql
{
    private string Status =>
        $"""
        SELECT version, backward, table_name, CASE WHEN status = 'running'
                AND (lease_until IS NULL OR lease_until < pg_catalog.clock_timestamp()) THEN 'pending' ELSE status END,
            rows_done, rows_changed, rows_estimate, CASE WHEN lease_until > pg_catalog.clock_timestamp() THEN lease_owner END,
            last_error
        FROM {Table} ORDER BY version, backward, step
        """;

    public async Task<IReadOnlyList<BackfillStatus>> ReadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Status, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<BackfillStatus>();
        while (await reader.ReadAsync())
        {
            found.Add(new(reader.GetString(2), reader.GetString(3), reader.GetInt64(4), reader.GetInt64(5))
            {
                Version = reader.GetInt64(0),
                IsBackward = reader.GetBoolean(1),
                Estimate = reader.IsDBNull(6) ? null : reader.GetInt64(6),
                Runner = reader.IsDBNull(7) ? null : reader.GetString(7),
                LastError = reader.IsDBNull(8) ? null : reader.GetString(8),
            });
        }

        return found;
    }
}
