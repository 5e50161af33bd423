using Schema.Dsl;
using Schema.Planning;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>Asks for the transactions that what runs outside of one would wait for: those that may still see a table as
/// it was, and those that use it.</summary>
internal static class OlderTransactionsSql
{
    private const string Is = "OPERATOR(pg_catalog.=)";

    /// <returns>A query of process, application, address, begin of the transaction, state, query; its parameter
    /// <c>$1</c> is the time behind which one is old. <see langword="null"/> where nothing is waited for.</returns>
    public static string? For(IEnumerable<PlannedMigration> migrations, string schema)
    {
        var steps = migrations.SelectMany(migration => migration.Steps).Where(step => step.Probe is not null).ToList();
        var tables = steps.SelectMany(step => step.Effect.Locks).Select(held => held.Table).Distinct().ToList();

        // What is only taken away waits for those alone who use its table.
        var builds = steps.Any(step => !step.Probe!.RepairCompletes);
        return builds || tables.Count > 0 ? Query(builds, IsOneOf(tables, schema)) : null;
    }

    // VACUUM and other builds see no rows that matter to one.
    private static string Query(bool builds, string isTable) =>
        $"""
        SELECT a.pid, a.application_name, pg_catalog.host(a.client_addr), a.xact_start, a.state, a.query
        FROM pg_catalog.pg_stat_activity AS a
        WHERE a.datname {Is} pg_catalog.current_database() AND a.backend_type {Is} 'client backend'
          AND a.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
          AND a.xact_start OPERATOR(pg_catalog.<) (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) $1)
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index AS p WHERE p.pid {Is} a.pid)
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_vacuum AS v WHERE v.pid {Is} a.pid)
          AND ({(builds ? "a.backend_xmin IS NOT NULL OR " : "")}EXISTS (
            SELECT FROM pg_catalog.pg_locks AS l WHERE l.pid {Is} a.pid AND l.granted AND {isTable}))
        UNION ALL
        SELECT 0, p.gid, NULL, p.prepared, NULL, NULL
        FROM pg_catalog.pg_prepared_xacts AS p
        WHERE p.database {Is} pg_catalog.current_database()
          AND p.prepared OPERATOR(pg_catalog.<) (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) $1)
          AND EXISTS (
            SELECT FROM pg_catalog.pg_locks AS l
            WHERE l.virtualtransaction {Is} pg_catalog.concat('-1/', p.transaction) AND {isTable})
        ORDER BY 4
        """;

    // Not by regclass, which asks for the right to use the schema.
    private static string IsOneOf(IReadOnlyList<TableName> tables, string schema)
    {
        var names = tables.Select(table =>
            $"n.nspname {Is} {Text(table.Schema ?? schema)} AND c.relname {Is} {Text(table.Name)}");
        return tables.Count == 0
            ? "false"
            : $"""
            l.relation {Is} ANY (
                SELECT c.oid FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid {Is} c.relnamespace
                WHERE {string.Join(" OR ", names)})
            """;
    }
}
