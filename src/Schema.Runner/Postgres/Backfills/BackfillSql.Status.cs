using Npgsql;
using Schema.Planning;

namespace Schema.Runner;

// What people ask for who only look.
internal sealed partial class BackfillSql
{
    private string Status =>
        $"""
        SELECT version, backward, table_name, CASE WHEN status = 'running'
                AND (lease_until IS NULL OR lease_until < pg_catalog.clock_timestamp()) THEN 'pending' ELSE status END,
            rows_done, rows_changed, rows_estimate, CASE WHEN lease_until > pg_catalog.clock_timestamp() THEN lease_owner END,
            last_error, name, background
        FROM {Table} ORDER BY version, backward, step
        """;

    private string Open =>
        $"""
        SELECT version, name, step, table_sql, set_sql, where_sql, table_name, batch_size, EXTRACT(epoch FROM target)::float8,
            status, rows_done, rows_estimate, CASE WHEN lease_until > pg_catalog.clock_timestamp() THEN lease_owner END, last_error
        FROM {Table} WHERE background AND {IsOpen} ORDER BY version, step
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
                Name = reader.GetString(9),
                InBackground = reader.GetBoolean(10),
            });
        }

        return found;
    }

    public async Task<IReadOnlyList<OpenBackfill>> ReadOpenAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Open, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<OpenBackfill>();
        while (await reader.ReadAsync())
        {
            var backfill = new Backfill(reader.GetString(3), reader.GetString(4), OrNull(reader, 5))
            {
                Name = reader.GetString(6),
                BatchSize = reader.GetInt32(7),
                Target = TimeSpan.FromSeconds(reader.GetDouble(8)),
            };
            found.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), backfill)
            {
                State = reader.GetString(9),
                Done = reader.GetInt64(10),
                Estimate = reader.IsDBNull(11) ? null : reader.GetInt64(11),
                Runner = OrNull(reader, 12),
                LastError = OrNull(reader, 13),
            });
        }

        return found;
    }

    private static string? OrNull(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}
