using System.Text.Json.Nodes;
using Npgsql;
using Schema.Planning;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

// What a batch costs, by what is counted and not by the clock.
public sealed partial class BackfillTests
{
    [Theory]
    [InlineData(false, 100)]
    [InlineData(false, 50_000)]
    [InlineData(true, 100)]
    [InlineData(true, 50_000)]
    public async Task A_batch_reads_its_rows_by_the_key_and_no_others(bool hasStatistics, int rows)
    {
        await _database.ExecuteAsync("INSERT INTO users (email) SELECT 'User ' || n FROM generate_series(1, 20000) AS n");
        await _database.ExecuteAsync(hasStatistics ? "VACUUM ANALYZE users" : "ALTER TABLE users SET (autovacuum_enabled = false)");
        await using var connection = await _database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new NpgsqlCommand(BackfillConnection.ByIndex, connection, transaction).ExecuteNonQueryAsync();
        var sql = new BatchSql(
            new Backfill("\"public\".\"users\"", "email_lower = lower(email)", "email_lower IS NULL"),
            new(new[] { "id" }, new[] { "bigint" })).Change(isFirst: false);

        await using var explain = new NpgsqlCommand($"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", connection, transaction)
        {
            Parameters =
            {
                new() { Value = "[500]" },
                new() { Value = "[21000]" },
                new() { Value = (long)rows },
            },
        };
        var plan = JsonNode.Parse((string)(await explain.ExecuteScalarAsync())!)![0]!["Plan"]!;

        var nodes = Nodes(plan).ToList();
        nodes.Select(node => $"{node["Node Type"]}").Should().Contain("Index Scan").And.NotContain(["Seq Scan", "Bitmap Heap Scan"]);
        nodes.Where(node => node["Relation Name"] is not null && $"{node["Node Type"]}".EndsWith("Scan", StringComparison.Ordinal))
            .Should().AllSatisfy(node => ((double)node["Actual Rows"]!).Should().BeLessThanOrEqualTo(rows));
    }

    [Fact]
    public async Task A_batch_is_one_round_trip()
    {
        await using var proxy = new TcpProxy(_database.Server.Port, new() { Latency = TimeSpan.FromMilliseconds(2) });
        var options = Options with { Database = _database.UrlThrough(proxy.Port) };
        var trips = new List<int>();
        await _database.ExecuteAsync("DELETE FROM users WHERE id > 100");
        var fill = Fill(b => b.BatchSize(10).Target(TimeSpan.FromMicroseconds(1)));

        await new Migrator([CreateUsers, fill]).MigrateAsync(options with
        {
            Backfills = options.Backfills with
            {
                Throttle = (_, _) =>
                {
                    trips.Add(proxy.Count.RoundTrips);
                    return ValueTask.FromResult(TimeSpan.Zero);
                },
            },
        });

        trips.Should().HaveCountGreaterThan(50);
        trips.Zip(trips.Skip(1), (before, after) => after - before).Should().AllSatisfy(one => one.Should().Be(1));
    }

    [PgBouncerFact]
    public async Task A_pooler_does_not_matter()
    {
        await using var pooler = await PgBouncer.StartAsync(_database.Server, poolSize: 1);
        var options = Options with { Database = _database.UrlThrough(pooler.Port) };

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            new Migrator([CreateUsers, Fill(b => b.BatchSize(50)), Expand]).MigrateAsync(options)));

        runs.Sum(run => run.Migrations.Count).Should().Be(2);
        (await ScalarAsync(Left)).Should().Be(0);
        (await ScalarAsync("SELECT count(*) FROM users WHERE name = initcap(email)")).Should().Be(Rows);
        (await _database.QueryAsync<string>("SELECT rows_done || ' ' || rows_changed || ' ' || status FROM schema_backfills"))
            .Should().Equal("1000 1000 succeeded", "1000 1000 succeeded");
        (await ScalarAsync(Journals)).Should().Be(0);
    }

    [Fact]
    public async Task The_owner_fills_and_who_logs_in_keeps_the_books()
    {
        var (owner, login) = ($"owner_{_database.Name}", $"login_{_database.Name}");
        await _database.ExecuteAsync(
            $"""
            CREATE ROLE {owner};
            CREATE ROLE {login} LOGIN NOINHERIT;
            GRANT {owner} TO {login};
            GRANT ALL ON SCHEMA public TO {owner}, {login};
            GRANT ALL ON schema_migrations TO {login};
            GRANT ALL ON written TO {owner};
            ALTER TABLE users OWNER TO {owner}
            """);

        await new Migrator([CreateUsers, Fill()]).MigrateAsync(Options with
        {
            Database = _database.ConnectionString.Replace("Username=postgres", $"Username={login}", StringComparison.Ordinal),
            Role = owner,
        });

        await EachRowIsDoneOnceAsync();
        (await TextAsync("SELECT tableowner::text FROM pg_tables WHERE tablename = 'schema_backfills'")).Should().Be(login);
        await _database.ExecuteAsync($"DROP OWNED BY {owner}, {login} CASCADE");
        await _database.ExecuteAsync($"DROP ROLE {owner}, {login}");
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) =>
        [node, .. (node["Plans"]?.AsArray() ?? []).SelectMany(child => Nodes(child!))];
}
