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
}
