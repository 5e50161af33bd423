using Npgsql;
using Schema.EndToEnd.Chains;
using Schema.Testing.Postgres;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.Crashes;

/// <summary>A container is stopped: SIGTERM, and a few seconds later SIGKILL.</summary>
public sealed class TerminationTests : IAsyncLifetime
{
    private const int Links = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        (await ChainProgram.RunAsync(Links, _database.Url, "migrate")).ExitCode.Should().Be(0);
        await _database.ExecuteAsync(
            """
            CREATE FUNCTION slow(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$BEGIN PERFORM pg_sleep(0.05); RETURN n; END$$;
            INSERT INTO link1 (number) SELECT n FROM generate_series(10, 1000) AS n
            """);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task While_an_index_is_built_nothing_of_it_is_left_and_the_next_run_goes_on()
    {
        await using var process = ChainProgram.StartIndexing(Links, _database.Url, "slow(number)");
        await UntilAsync("SELECT count(*) FROM pg_stat_progress_create_index WHERE phase LIKE 'building%'");

        await ShouldEndAsync(process);

        (await CountAsync("SELECT count(*) FROM pg_class WHERE relname = 'link1_expression'")).Should().Be(0);
        await _database.ExecuteAsync(
            "CREATE OR REPLACE FUNCTION slow(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$BEGIN RETURN n; END$$");
        await using var next = ChainProgram.StartIndexing(Links, _database.Url, "slow(number)");
        (await next.ExitAsync()).ExitCode.Should().Be(0);
        (await CountAsync("SELECT count(*) FROM pg_index WHERE indexrelid = 'link1_expression'::regclass AND indisvalid")).Should().Be(1);
    }

    [Fact]
    public async Task While_a_table_is_waited_for_it_ends_at_once()
    {
        await using var holder = await _database.OpenAsync();
        await using var hold = new NpgsqlCommand("BEGIN; LOCK TABLE link2", holder);
        await hold.ExecuteNonQueryAsync();
        await using var process = ChainProgram.Start(Links + 1, _database.Url, "migrate");
        await UntilAsync(Waiting);
        await UntilAsync($"SELECT (({Waiting}) = 0)::int::bigint");

        await ShouldEndAsync(process);
    }

    private const string Waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private async Task ShouldEndAsync(RunningProcess process)
    {
        await process.TerminateAsync();
        var result = await process.ExitAsync(Patience);

        result.ExitCode.Should().Be(1, "it says {0}", result);
        result.Errors.Should().EndWith(
            "Cancelled. This run has committed no whole migration. Run it again: it goes on from there.\n");
        (await CountAsync(
            """
            SELECT count(*) FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database
            WHERE l.locktype = 'advisory' AND d.datname = current_database()
            """)).Should().Be(0);
    }

    private Task<long> CountAsync(string sql) => _database.QuerySingleAsync<long>(sql);

    private async Task UntilAsync(string sql)
    {
        for (var tries = 0; await CountAsync(sql) == 0; tries++)
        {
            tries.Should().BeLessThan(600, sql);
            await Task.Delay(50);
        }
    }
}
