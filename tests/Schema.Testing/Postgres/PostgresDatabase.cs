using Npgsql;

namespace Schema.Testing.Postgres;

/// <summary>A database of one test, on a server that it may share.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    internal PostgresDatabase(PostgresServer server, string name)
    {
        Server = server;
        Name = name;
    }

    public PostgresServer Server { get; }

    public string Name { get; }

    /// <summary>The test's own way in: <see cref="TerminateSessionsAsync"/> spares it.</summary>
    public string ConnectionString => Server.ConnectionString(Name);

    public string Url => Server.Url(Name);

    /// <summary>A new database on the server that the assembly's tests share.</summary>
    public static async Task<PostgresDatabase> CreateAsync() =>
        await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();

    /// <summary>The same database by way of a <see cref="PgBouncer"/> or a <see cref="Network.TcpProxy"/>.</summary>
    public string UrlThrough(int port) => Server.Url(Name, port);

    /// <summary>The same database by way of a <see cref="PgBouncer"/> or a <see cref="Network.TcpProxy"/>.</summary>
    public string ConnectionStringThrough(int port) => Server.ConnectionString(Name, port);

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of all rows.</summary>
    /// <param name="parameters">Values for <c>$1</c>, <c>$2</c> …</param>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, params object[] parameters)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        await using var reader = await command.ExecuteReaderAsync();

        var values = new List<T>();
        while (await reader.ReadAsync())
        {
            values.Add(await reader.GetFieldValueAsync<T>(0));
        }

        return values;
    }

    /// <summary>The one value of the one row.</summary>
    public async Task<T> QuerySingleAsync<T>(string sql, params object[] parameters) =>
        (await QueryAsync<T>(sql, parameters)).Single();

    /// <summary>Terminates sessions of others: all of them, or some.</summary>
    public Task TerminateSessionsAsync(int atMost = int.MaxValue) => ExecuteAsync($"""
        SELECT pg_terminate_backend(pid) FROM (
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND application_name <> '{PostgresServer.Observer}'
            ORDER BY random() LIMIT {atMost}) AS sessions
        """);

    // WITH (FORCE) would do as much, from PostgreSQL 13 on: the server waits a while for those that are going.
    public async ValueTask DisposeAsync()
    {
        await Server.ExecuteAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
        await Server.ExecuteAsync($"DROP DATABASE IF EXISTS {Name}");
    }
}
