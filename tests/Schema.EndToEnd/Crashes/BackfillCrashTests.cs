using Npgsql;
using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Testing;
using Schema.Testing.Postgres;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.Crashes;

/// <summary>Processes that fill many rows, and are killed in the middle of a batch.</summary>
public sealed class BackfillCrashTests
{
    private static readonly BuiltProgram Program = new("Schema.EndToEnd.Links");
    private static readonly int Rows = Suite.Size(whole: 1_000_000, sample: 20_000);
    private static readonly int Kills = Suite.Size(whole: 5, sample: 2);

    [Theory]
    [InlineData("migration", "migrate")]
    [InlineData("background", "schema", "backfills", "run")]
    public async Task Each_row_is_filled_once_however_often_the_process_is_killed(string where, params string[] words)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync(
            $"""
            CREATE TABLE many (id bigint PRIMARY KEY, filled int NOT NULL) WITH (autovacuum_enabled = false);
            INSERT INTO many SELECT n, 0 FROM generate_series(1, {Rows}) AS n
            """);
        if (where == "background")
        {
            await using var migration = Start(database, where, "migrate");
            (await migration.ExitAsync()).ExitCode.Should().Be(0);
        }

        for (var kill = 1; kill <= Kills; kill++)
        {
            await KillAtAsync(database, (long)Rows * kill / (Kills + 1), () => Start(database, where, words));
        }

        await using var last = Start(database, where, words);
        (await last.ExitAsync()).ExitCode.Should().Be(0);

        (await TextAsync(database,
            """
            SELECT concat_ws(' ', rows_done, rows_changed, status, attempts, cursor = upper_bound, lease) FROM schema_backfills
            """)).Should().Be($"{Rows} {Rows} succeeded {Kills + 1} t");
        (await CostAsync(database, scans: where == "background" ? 2 : 1)).Should().Be("f f", "no batch reads all of the table, nor more than its rows and those of a batch that was lost");
        (await TextAsync(database, "SELECT concat_ws(' ', count(*), min(filled), max(filled)) FROM many")).Should().Be($"{Rows} 1 1");
        (await new Migrator([Filling.Entry]).StatusAsync(new() { Database = database.Url }))
            .Should().Contain(row => row.Name == nameof(Filling) && row.State == MigrationState.Applied);
    }

    // Somebody's transaction holds a row, and with it the batch.
    private static async Task KillAtAsync(PostgresDatabase database, long row, Func<RunningProcess> start)
    {
        await using var connection = await database.OpenAsync();
        await using var holding = await connection.BeginTransactionAsync();
        await new NpgsqlCommand($"SELECT FROM many WHERE id = {row} FOR UPDATE", connection, holding).ExecuteNonQueryAsync();
        await using var process = start();
        while (await TextAsync(database,
            "SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == "0")
        {
            await Task.Delay(20);
        }

        process.Kill();
        (await process.ExitAsync()).ExitCode.Should().Be(RunningProcess.ExitCodeWhenKilled);
        await holding.RollbackAsync();
    }

    private static RunningProcess Start(PostgresDatabase database, string where, params string[] words) => Program.Start(
        words,
        new Dictionary<string, string> { ["CHAIN"] = "1", ["FILL"] = where, ["DATABASE_URL"] = database.Url });

    // Looking up where a batch ends and changing it each read its rows once; one scan is that of its key's creation, and
    // what is left to the background looks for a first row. What is counted arrives a little later.
    private static async Task<string> CostAsync(PostgresDatabase database, int scans)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        return await TextAsync(database, $"SELECT concat_ws(' ', seq_scan > {scans}, idx_tup_fetch > 4 * {Rows}) FROM pg_stat_user_tables WHERE relname = 'many'");
    }

    private static Task<string> TextAsync(PostgresDatabase database, string sql) => database.QuerySingleAsync<string>(sql);
}
