namespace Schema.Runner;

/// <summary>Questions about what a session of the server is at.</summary>
internal static class ActivitySql
{
    private const string Is = "OPERATOR(pg_catalog.=)";

    /// <summary>Who is in the way of process <c>$1</c>, which waits for a lock: rows of process, application, address,
    /// begin of the transaction, state, query. None while it does not wait.</summary>
    public const string InTheWay =
        $"""
        SELECT b.pid, o.application_name, pg_catalog.host(o.client_addr), o.xact_start, o.state, o.query
        FROM pg_catalog.pg_stat_activity AS a
        CROSS JOIN LATERAL (SELECT DISTINCT pg_catalog.unnest(pg_catalog.pg_blocking_pids(a.pid))) AS b (pid)
        LEFT JOIN pg_catalog.pg_stat_activity AS o ON o.pid {Is} b.pid
        WHERE a.pid {Is} $1 AND a.wait_event_type {Is} 'Lock'
        ORDER BY o.xact_start, b.pid
        """;

    /// <summary>What process <c>$1</c> builds: a row of index, phase and percent.</summary>
    public const string Build =
        """
        SELECT pg_catalog.concat(
                CASE WHEN p.index_relid OPERATOR(pg_catalog.=) 0 THEN p.relid ELSE p.index_relid END::pg_catalog.regclass),
            p.phase,
            CASE
                WHEN p.phase OPERATOR(pg_catalog.~) '^waiting' THEN NULL
                WHEN p.tuples_total OPERATOR(pg_catalog.>) 0
                    THEN p.tuples_done OPERATOR(pg_catalog.*) 100 OPERATOR(pg_catalog./) p.tuples_total
                WHEN p.blocks_total OPERATOR(pg_catalog.>) 0
                    THEN p.blocks_done OPERATOR(pg_catalog.*) 100 OPERATOR(pg_catalog./) p.blocks_total
            END::int
        FROM pg_catalog.pg_stat_progress_create_index AS p
        WHERE p.pid OPERATOR(pg_catalog.=) $1
        """;
}
