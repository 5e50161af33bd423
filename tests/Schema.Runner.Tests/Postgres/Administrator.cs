using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>Somebody who interferes from outside.</summary>
internal static class Administrator
{
    /// <summary>Ends the sessions that migrate this database.</summary>
    public static void EndRunners(PostgresDatabase database) =>
        database.ExecuteAsync(
            """
            SELECT pg_terminate_backend(l.pid) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database
            WHERE l.locktype = 'advisory' AND d.datname = current_database()
            """).GetAwaiter().GetResult();

    /// <summary>Takes the lock of this database's history, as a runner does, until the connection is
    /// disposed.</summary>
    public static async Task<NpgsqlConnection> HoldGateAsync(PostgresDatabase database)
    {
        var connection = new NpgsqlConnection($"{database.ConnectionString};Application Name=another");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"BEGIN; {new Gate(new("public", "schema_migrations")).Take}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
