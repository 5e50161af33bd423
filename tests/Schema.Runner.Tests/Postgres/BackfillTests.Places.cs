using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

// A table without a key is walked through by where its rows lie, as often as it takes. Older servers cannot begin a scan
// anywhere.
public sealed partial class BackfillTests
{
    private const string CreateLogs =
        """
        CREATE TABLE logs (line text, length int, touched int NOT NULL DEFAULT 0);
        INSERT INTO logs SELECT repeat('x', n % 50) || n FROM generate_series(1, 2000) AS n;
        CREATE TRIGGER write AFTER UPDATE OF length ON logs FOR EACH ROW EXECUTE FUNCTION write_line();
        """;

    private static MigrationEntry FillLogs(string where = "length IS NULL") =>
        new(20240101000003, "FillLogs", () => new Saying(on => on.Backfill("logs", b =>
            b.Set("length = length(line)").Where(where).BatchSize(100).Target(TimeSpan.FromMilliseconds(3)))));

    private async Task<Migrator> WithLogsAsync(string where = "length IS NULL")
    {
        await _database.ExecuteAsync(
            "CREATE TABLE lines (line text); CREATE FUNCTION write_line() RETURNS trigger LANGUAGE plpgsql "
            + "AS 'BEGIN INSERT INTO lines VALUES (NEW.line); RETURN NEW; END'");
        await _database.ExecuteAsync(CreateLogs);
        return new([CreateUsers, WhateverThereIs, FillLogs(where)]);
    }

    [PostgresFact(from: 14)]
    public async Task A_table_without_a_key_is_filled_by_where_its_rows_lie()
    {
        var run = await (await WithLogsAsync()).MigrateAsync(Options);

        run.Warnings.Should().BeEmpty();
        (await ScalarAsync("SELECT count(*) FROM logs WHERE length IS DISTINCT FROM length(line)")).Should().Be(0);
        (await TextAsync("SELECT concat_ws(' ', count(*), count(DISTINCT line)) FROM lines")).Should().Be("2000 2000");
        (await TextAsync("SELECT concat_ws(' ', rows_changed, status, key_columns) FROM schema_backfills")).Should().Be("2000 succeeded {ctid}");
    }

    [PostgresFact(from: 14)]
    public async Task Rows_that_others_move_meanwhile_are_found_again()
    {
        var migrator = await WithLogsAsync();
        using var over = new CancellationTokenSource();

        // Every row moves several times; those of the end into the room that the vacuum makes at the beginning.
        var moving = Task.WhenAll(Enumerable.Range(0, 2).Select(one => Task.Run(async () =>
        {
            var random = new Random(one);
            await using var connection = await _database.OpenAsync();
            while (!over.IsCancellationRequested)
            {
                await using var move = new NpgsqlCommand(
                    "UPDATE logs SET touched = touched + 1 WHERE line = repeat('x', $1 % 50) || $1", connection)
                {
                    Parameters = { new() { Value = (random.Next(1_000) * 2) + one } },
                };
                await move.ExecuteNonQueryAsync();
                if (random.Next(50) == 0)
                {
                    await using var vacuum = new NpgsqlCommand("VACUUM (TRUNCATE false) logs", connection);
                    await vacuum.ExecuteNonQueryAsync();
                }
            }
        })));

        await migrator.MigrateAsync(Options with { Backfills = new() { Pace = Quick with { Tries = 1_000 } } });
        await over.CancelAsync();
        await moving;

        (await ScalarAsync("SELECT count(*) FROM logs")).Should().Be(2_000);
        (await ScalarAsync("SELECT count(*) FROM logs WHERE length IS DISTINCT FROM length(line)")).Should().Be(0);
        (await TextAsync("SELECT concat_ws(' ', count(*), count(DISTINCT line)) FROM lines")).Should().Be("2000 2000");
    }

    [PostgresFact(from: 14)]
    public async Task A_row_that_is_added_meanwhile_is_filled_too_as_nothing_tells_it_from_others()
    {
        var migrator = await WithLogsAsync();

        await migrator.MigrateAsync(Throttled(At(1_000, () => _database.ExecuteAsync("INSERT INTO logs (line) VALUES ('new')"))));

        (await ScalarAsync("SELECT count(*) FROM logs WHERE length IS NULL")).Should().Be(0);
    }

    [PostgresFact(from: 14)]
    public async Task One_that_never_ends_is_left_over()
    {
        var migrator = await WithLogsAsync();
        await _database.ExecuteAsync("UPDATE logs SET line = NULL WHERE line LIKE '%99'");

        var run = await migrator.MigrateAsync(Options);

        run.Warnings.Should().Equal("logs: all rows are passed, and for some of them it still holds that length IS NULL.");
        (await TextAsync("SELECT concat_ws(' ', rows_changed, status) FROM schema_backfills")).Should().Be("1980 succeeded");
    }

    [PostgresFact(from: 14)]
    public async Task A_row_that_cannot_be_changed_is_found_by_its_place()
    {
        var migrator = await WithLogsAsync();
        await _database.ExecuteAsync("ALTER TABLE logs ADD CHECK (length <> 4)");
        await _database.ExecuteAsync("DELETE FROM logs WHERE length(line) = 4 AND line <> '1300'");

        (await migrator.Awaiting(it => it.MigrateAsync(
            Options with { Database = $"{_database.ConnectionString};Include Error Detail=true" })).Should().ThrowAsync<MigrationFailedException>())
            .Which.Message.Should().Contain($"Where: the row with the key [\"{await TextAsync("SELECT ctid::text FROM logs WHERE line = '1300'")}\"]");

        await _database.ExecuteAsync("UPDATE logs SET line = 'mended' WHERE line = '1300'");
        await migrator.MigrateAsync(Options);
        (await ScalarAsync("SELECT count(*) FROM logs WHERE length IS NULL")).Should().Be(0);
    }

    [PostgresFact(from: 14)]
    public async Task A_batch_by_places_reads_its_rows_and_no_others()
    {
        await WithLogsAsync();
        await using var connection = await _database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new NpgsqlCommand(BackfillConnection.ByIndex, connection, transaction).ExecuteNonQueryAsync();
        var sql = new BatchSql(new("\"public\".\"logs\"", "length = length(line)", "length IS NULL"), BackfillKey.Place).Change(isFirst: false);
        await using var explain = new NpgsqlCommand($"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", connection, transaction)
        {
            Parameters = { new() { Value = "[\"(2,0)\"]" }, new() { Value = "[\"(1000,0)\"]" }, new() { Value = 50L } },
        };

        var plan = System.Text.Json.Nodes.JsonNode.Parse((string)(await explain.ExecuteScalarAsync())!)![0]!["Plan"]!;

        Nodes(plan).Where(node => node["Relation Name"] is not null && $"{node["Node Type"]}".EndsWith("Scan", StringComparison.Ordinal))
            .Should().HaveCount(2).And.AllSatisfy(node =>
            {
                $"{node["Node Type"]}".Should().Be("Tid Range Scan");
                ((double)node["Actual Rows"]!).Should().Be(50);
            });
    }
}
