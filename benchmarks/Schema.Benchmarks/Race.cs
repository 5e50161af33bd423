using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Benchmarks;

/// <summary>What one contestant took in one run.</summary>
internal sealed record Lap(Measurement Apply, Measurement Check);

/// <summary>Both contestants one after the other, each on an empty database, taking turns in going first: what disturbs
/// the machine disturbs both.</summary>
internal sealed class Race(PostgresServer server, ServerProcessor processor, int port, int count)
{
    private readonly SchemaMigrator _schema = new(count);
    private readonly PlainNpgsql _plain = new(count);
    private int _races;

    public async Task<(Lap Schema, Lap Plain)> RunAsync()
    {
        if (_races++ % 2 == 0)
        {
            var (schema, tables) = await RunAsync(_schema);
            var (plain, sameTables) = await RunAsync(_plain);
            return Same(tables, sameTables, (schema, plain));
        }
        else
        {
            var (plain, tables) = await RunAsync(_plain);
            var (schema, sameTables) = await RunAsync(_schema);
            return Same(tables, sameTables, (schema, plain));
        }
    }

    private async Task<(Lap Lap, string Tables)> RunAsync(IContestant contestant)
    {
        await using var database = await server.CreateDatabaseAsync();

        // Else one pays for what the other has left to write.
        await server.ExecuteAsync("CHECKPOINT");

        var lap = new Lap(
            await Measurement.OfAsync(processor, () => contestant.ApplyAsync(database, port)),
            await Measurement.OfAsync(processor, () => contestant.CheckAsync(database, port)));
        return (lap, await ReadTablesAsync(database));
    }

    private static async Task<string> ReadTablesAsync(PostgresDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        return await SchemaCatalog.ReadAsync(connection, "schema_migrations", "history");
    }

    private static (Lap, Lap) Same(string tables, string sameTables, (Lap, Lap) laps) =>
        tables == sameTables
        ? laps
        : throw new InvalidOperationException("The contestants did not make the same tables.");
}
