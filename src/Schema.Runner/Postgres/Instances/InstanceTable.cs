using System.Globalization;
using Npgsql;
using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary><c>schema_instances</c>, beside the history: who serves. It is there once an application has beaten; without
/// it nobody asks for more than whether it is there.</summary>
internal sealed class InstanceTable(TableName history)
{
    private const string Name = "schema_instances";

    private readonly string _table = Qualified(history with { Name = Name }, history.Schema!);

    public string Table => _table;

    /// <summary>Writes down that an instance is alive, and makes the table where it is missing.</summary>
    public async Task BeatAsync(NpgsqlConnection connection, InstanceBeat beat)
    {
        try
        {
            await WriteAsync(connection, beat);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            await CreateAsync(connection);
            await WriteAsync(connection, beat);
        }
    }

    public async Task LeaveAsync(NpgsqlConnection connection, string instance)
    {
        await using var command = new NpgsqlCommand(
            $"DELETE FROM {_table} WHERE instance OPERATOR(pg_catalog.=) $1", connection)
        {
            Parameters = { new() { Value = instance } },
        };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Those that have beaten within two minutes, by the server's clock; none without the table.</summary>
    public async Task<IReadOnlyList<RunningInstance>> ReadAsync(NpgsqlConnection connection)
    {
        try
        {
            return await ReadRowsAsync(connection);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<RunningInstance>> ReadRowsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT instance, release, newest,
                pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) beat_at)
            FROM {_table}
            WHERE beat_at OPERATOR(pg_catalog.>) (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) interval '2 minutes')
            ORDER BY newest, instance
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var instances = new List<RunningInstance>();
        while (await reader.ReadAsync(CancellationToken.None))
        {
            instances.Add(new(
                reader.GetString(0),
                await reader.IsDBNullAsync(1, CancellationToken.None) ? null : reader.GetString(1),
                reader.GetInt64(2),
                TimeSpan.FromSeconds(reader.GetDouble(3))));
        }

        return instances;
    }

    // What was left by instances that were killed goes when another one is heard.
    private async Task WriteAsync(NpgsqlConnection connection, InstanceBeat beat)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"""
                    INSERT INTO {_table} (instance, release, newest, beat_at)
                    VALUES ($1, $2, {beat.Newest.ToString(CultureInfo.InvariantCulture)}, pg_catalog.clock_timestamp())
                    ON CONFLICT (instance) DO UPDATE
                    SET release = EXCLUDED.release, newest = EXCLUDED.newest, beat_at = EXCLUDED.beat_at
                    """)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = beat.Instance },
                        new NpgsqlParameter<string?> { TypedValue = beat.Release },
                    },
                },
                new($"""
                    DELETE FROM {_table}
                    WHERE beat_at OPERATOR(pg_catalog.<) (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) interval '1 day')
                    """),
            },
        };
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    // Others may start at the same moment.
    private async Task CreateAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            $"""
            CREATE TABLE {_table} (
                instance text PRIMARY KEY,
                release text,
                newest bigint NOT NULL,
                started_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                beat_at timestamptz NOT NULL)
            """,
            connection);
        try
        {
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (PostgresException error)
            when (error.SqlState is PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject
                or PostgresErrorCodes.UniqueViolation)
        {
            // Another instance was faster.
        }
    }
}
