using Npgsql;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>Asks how large tables are, and how much disk is free where somebody has taught the server to tell: it has no
/// function of its own for that.</summary>
internal sealed class DiskSpace(NpgsqlConnection connection, string schema)
{
    private const string Is = "OPERATOR(pg_catalog.=)";
    private const string Plus = "OPERATOR(pg_catalog.+)";

    // The function of the extension system_stats, as a call; null where it is not there.
    private const string Teller =
        $"""
        SELECT pg_catalog.format('%I.pg_sys_disk_info()', n.nspname)
        FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid {Is} p.pronamespace
        WHERE p.proname {Is} 'pg_sys_disk_info' AND p.pronargs {Is} 0
          AND pg_catalog.has_function_privilege(p.oid, 'EXECUTE') AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
        LIMIT 1
        """;

    /// <summary>What a person should know before it begins.</summary>
    public async Task<IReadOnlyList<string>> WarningsAsync(IReadOnlyList<DiskNeed> needs)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(Teller) } };
        foreach (var need in needs)
        {
            batch.BatchCommands.Add(new(Size(need)));
        }

        string? teller;
        var sizes = new List<long>();
        await using (var reader = await batch.ExecuteReaderAsync(CancellationToken.None))
        {
            teller = await reader.ReadAsync() ? reader.GetString(0) : null;
            while (await reader.NextResultAsync())
            {
                sizes.Add(await reader.ReadAsync() ? reader.GetInt64(0) : 0);
            }
        }

        var free = teller is null ? null : await FreeAsync(teller);
        return [.. needs.Zip(sizes, (need, size) => need.Warning(size, free)).OfType<string>().Distinct()];
    }

    // As the server counted last: the functions that measure wait for whoever holds the table.
    private string Size(DiskNeed need) =>
        $"""
        SELECT ((c.relpages::bigint {Plus} COALESCE((
                SELECT t.relpages FROM pg_catalog.pg_class AS t WHERE t.oid {Is} c.reltoastrelid), 0)
            {(need.IsRewrite ? $"{Plus} {Indexes}" : "")})
            OPERATOR(pg_catalog.*) pg_catalog.current_setting('block_size')::bigint)::bigint
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid {Is} c.relnamespace
        WHERE n.nspname {Is} {Text(need.Table.Schema ?? schema)} AND c.relname {Is} {Text(need.Table.Name)}
        """;

    private static string Indexes =>
        $"""
        COALESCE((
            SELECT pg_catalog.sum(x.relpages) FROM pg_catalog.pg_index AS i
            JOIN pg_catalog.pg_class AS x ON x.oid {Is} i.indexrelid WHERE i.indrelid {Is} c.oid), 0)
        """;

    // Of the disk on which the data is: the one that is mounted nearest to it.
    private async Task<long?> FreeAsync(string teller)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT d.free_space FROM {teller} AS d, pg_catalog.pg_settings AS s
            WHERE s.name {Is} 'data_directory' AND pg_catalog.starts_with(s.setting, d.mount_point)
              AND d.free_space IS NOT NULL
            ORDER BY pg_catalog.length(d.mount_point) DESC LIMIT 1
            """,
            connection);
        return await command.ExecuteScalarAsync(CancellationToken.None) as long?;
    }
}
