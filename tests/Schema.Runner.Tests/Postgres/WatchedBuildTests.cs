using System.Text.RegularExpressions;
using Npgsql;
using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>An index that takes its time, for its expression sleeps.</summary>
public sealed class WatchedBuildTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await _database.ExecuteAsync(
            """
            CREATE FUNCTION slow(t text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$BEGIN PERFORM pg_sleep(0.002); RETURN t; END$$;
            """);
        await new Migrator([CreateUsers]).MigrateAsync(new() { Database = _database.Url });
        await _database.ExecuteAsync("INSERT INTO users (email) SELECT repeat('x', 200) || n FROM generate_series(1, 1000) AS n");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private StringWriter Log { get; } = new() { NewLine = "\n" };

    private MigrateOptions Options => new()
    {
        Database = _database.Url,
        Logger = new PlainLogger(TextWriter.Synchronized(Log)),
    };

    private static MigrationEntry CreateUsers => new(20240101000001, "CreateUsers", () => new Saying(on => on.CreateTable("users", t => t.Text("email"))));

    private static MigrationEntry IndexUsers => new(20240101000002, "IndexUsers", () => new Saying(on =>
        on.Index("users", i => i.Expression("slow(email)").Name("users_slow"))));

    private static Migrator Migrator => new([CreateUsers, IndexUsers]);

    [Fact]
    public async Task It_is_told_how_far_the_server_is()
    {
        await Migrator.MigrateAsync(Options);

        Log.ToString().Should().MatchRegex(@"\nusers_slow: building index: scanning table, \d+ %\n");
    }

    [Fact]
    public async Task It_is_told_whom_the_server_waits_for()
    {
        await using var reader = new NpgsqlConnection($"{_database.ConnectionString};Application Name=reader");
        await reader.OpenAsync();
        await using var begin = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM users", reader);
        await begin.ExecuteNonQueryAsync();

        var run = Migrator.MigrateAsync(Options);
        const string Waiting = "\nusers_slow: waiting for old snapshots, waits for process ";
        for (var tries = 0; tries < 400 && !Log.ToString().Contains(Waiting, StringComparison.Ordinal); tries++)
        {
            await Task.Delay(50);
        }

        await reader.DisposeAsync();
        await run;
        Log.ToString().Should().Contain(Waiting).And.Contain(", \"reader\", from 127.0.0.1, in a transaction since ");
    }

    [PgBouncerFact]
    public async Task Behind_a_pooler_it_is_the_same()
    {
        await using var pooler = await PgBouncer.StartAsync(_database.Server, poolSize: 3);

        await Migrator.MigrateAsync(Options with { Database = _database.UrlThrough(pooler.Port) });

        Log.ToString().Should().MatchRegex(@"\nusers_slow: building index: scanning table, \d+ %\n");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public async Task Runners_that_wait_for_it_never_stand_in_its_way(int count)
    {
        var runs = Enumerable.Range(0, count).Select(_ => Migrator.MigrateAsync(Options)).ToArray();
        var all = Task.WhenAll(runs);
        var (samples, inTheWay) = (0, 0L);
        while (!all.IsCompleted)
        {
            // A reading of the history takes a moment, and its snapshot with it: who waits keeps his.
            inTheWay += await _database.QuerySingleAsync<long>(
                """
                SELECT count(*) FROM pg_stat_activity AS a
                JOIN pg_stat_activity AS b ON b.pid = ANY (pg_blocking_pids(a.pid))
                WHERE a.datname = current_database() AND a.query LIKE 'CREATE INDEX CONCURRENTLY%' AND a.state = 'active'
                  AND clock_timestamp() - b.query_start > '1s'
                """);
            samples++;
            await Task.Delay(20);
        }

        (await all).Sum(run => run.Migrations.Count).Should().Be(1);
        inTheWay.Should().Be(0, "of {0} samples", samples);
        Regex.Count(Log.ToString(), "Waiting for process").Should().Be(count - 1);
        (await _database.QuerySingleAsync<bool>("SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid = 'users'::regclass")).Should().BeTrue();
    }
}
