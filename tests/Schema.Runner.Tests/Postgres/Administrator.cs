using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Somebody who interferes from outside, while a flight tells its news.</summary>
internal static class Administrator
{
    /// <summary>Ends the sessions that migrate this database.</summary>
    public static void EndRunners(PostgresDatabase database) =>
        database.ExecuteAsync(
            """
            SELECT pg_terminate_backend(l.pid) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database
            WHERE l.locktype = 'advisory' AND d.datname = current_database()
            """).GetAwaiter().GetResult();
}
