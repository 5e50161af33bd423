using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>A PostgreSQL database, looked at from another one on its server.</summary>
internal sealed class PostgresWhole : WholeDatabase
{
    private const string Sessions =
        """
        SELECT pid, COALESCE(application_name, ''), COALESCE(usename::text, ''), pg_catalog.host(client_addr), backend_start
        FROM pg_catalog.pg_stat_activity
        WHERE datname OPERATOR(pg_catalog.=) $1 AND backend_type OPERATOR(pg_catalog.=) 'client backend'
        ORDER BY backend_start, pid
        """;

    // Either of them can be missing, or closed to the role.
    private static readonly string[] Neighbours = ["postgres", "template1"];

    private readonly SessionSettings _settings;
    private readonly NpgsqlConnectionStringBuilder _address;

    public PostgresWhole(SessionSettings settings)
    {
        _settings = settings;
        _address = PostgresSetting.Read(settings.Database);
        Name = _address.Database ?? _address.Username ?? throw new DatabaseNotConfiguredException(
            "The PostgreSQL connection string names no database. Name it: Database=…");
        Shown = string.Create(CultureInfo.InvariantCulture, $"\"{Name}\" on {_address.Host}");
    }

    public override string Name { get; }

    public override string Shown { get; }

    public override Task<bool> CreateAsync(CancellationToken cancellationToken) => AtServerAsync(
        async connection =>
        {
            if (await ExistsAsync(connection))
            {
                return false;
            }

            try
            {
                await ExecuteAsync(connection, $"CREATE DATABASE {PostgresSyntax.Name(Name)}");
                return true;
            }
            catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                return false; // Somebody else was faster.
            }
        },
        cancellationToken);

    public override Task<IReadOnlyList<string>> ReadSessionsAsync(CancellationToken cancellationToken) => AtServerAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand(Sessions, connection) { Parameters = { new() { Value = Name } } };
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            var sessions = new List<string>();
            while (await reader.ReadAsync(CancellationToken.None))
            {
                sessions.Add(InWords(reader));
            }

            return (IReadOnlyList<string>)sessions;
        },
        cancellationToken);

    public override Task<bool> DropAsync(bool force, CancellationToken cancellationToken) => AtServerAsync(
        async connection =>
        {
            if (!await ExistsAsync(connection))
            {
                return false;
            }

            var canForce = connection.PostgreSqlVersion.Major >= 13;
            if (force && !canForce)
            {
                await ExecuteAsync(
                    connection,
                    "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity "
                    + $"WHERE datname OPERATOR(pg_catalog.=) {PostgresSyntax.Text(Name)}");
            }

            await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {PostgresSyntax.Name(Name)}{(force && canForce ? " WITH (FORCE)" : "")}");
            return true;
        },
        cancellationToken);

    private static string InWords(NpgsqlDataReader reader)
    {
        var application = reader.GetString(1) is { Length: > 0 } name ? $", \"{name}\"" : "";
        var from = reader.IsDBNull(3) ? "" : $", from {reader.GetString(3)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"process {reader.GetInt32(0)}{application}, as {reader.GetString(2)}{from}, since {reader.GetFieldValue<DateTimeOffset>(4).UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
    }

    private async Task<bool> ExistsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT 1 FROM pg_catalog.pg_database WHERE datname OPERATOR(pg_catalog.=) $1", connection)
        {
            Parameters = { new() { Value = Name } },
        };
        return await command.ExecuteScalarAsync(CancellationToken.None) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task<T> AtServerAsync<T>(Func<NpgsqlConnection, Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            var (connections, connection) = await ConnectAsync(cancellationToken);
            await using (connections)
            await using (connection)
            {
                return await act(connection).OrCancelled(cancellationToken);
            }
        }
        catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error))
        {
            throw new DatabaseUnavailableException(Shown, PostgresErrors.Words(error), error);
        }
    }

    private async Task<(ConnectionSource Connections, NpgsqlConnection Connection)> ConnectAsync(CancellationToken cancellationToken)
    {
        foreach (var neighbour in Neighbours.Where(one => one != Name))
        {
            _address.Database = neighbour;
            var connections = new ConnectionSource(_settings with { Database = _address.ConnectionString });
            try
            {
                return (connections, await connections.ConnectAsync(cancellationToken));
            }
            catch (DatabaseUnavailableException error) when (neighbour != Neighbours[^1]
                && error.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege)
            {
                // The next one.
                await connections.DisposeAsync();
            }
            catch
            {
                await connections.DisposeAsync();
                throw;
            }
        }

        throw new UnreachableException();
    }
}
