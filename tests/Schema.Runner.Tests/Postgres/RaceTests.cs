using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>The gate and the fence: what stands between runners that are at work at once.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;
    private PostgresRunner _runner = null!;
    private PostgresRunner _other = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _runner = new(_database);
        _other = new(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task The_gate_is_lost_while_another_migrates()
    {
        await using var gate = await Administrator.HoldGateAsync(_database);

        var outcome = await _runner.FlyAsync(Planned.Forward(1, "CREATE TABLE t1 ()"));

        outcome.Should().Be(FlightOutcome.GateLost);
        _runner.Heard.Lines.Should().BeEmpty();
        (await _runner.ReadAsync()).State.Should().Be(HistoryState.Missing);
    }

    [Fact]
    public async Task Who_migrates_is_seen()
    {
        await using var gate = await Administrator.HoldGateAsync(_database);

        var reading = await _runner.ReadAsync();

        reading.LockHolder!.ToString().Should().MatchRegex(
            """^process \d+, "another", from 127\.0\.0\.1, since \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ, idle in transaction$""");
    }

    [Fact]
    public async Task Histories_of_other_schemas_and_names_have_gates_of_their_own()
    {
        await _database.ExecuteAsync("CREATE SCHEMA tenant");
        var neighbours = new[]
        {
            new PostgresRunner(_database) { Settings = new(_database.ConnectionString, "tenant.schema_migrations", "tenant") },
            new PostgresRunner(_database) { Settings = new(_database.ConnectionString, "other_migrations", null) },
        };
        await using var gate = await Administrator.HoldGateAsync(_database);

        foreach (var neighbour in neighbours)
        {
            (await neighbour.FlyAsync(Planned.Forward(1))).Should().Be(FlightOutcome.Landed);
        }
    }

    [Fact]
    public async Task Nothing_is_applied_on_top_of_what_was_rolled_back_and_replaced()
    {
        await _other.FlyAsync(Planned.Tables(2));
        await using var session = await _runner.ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, default);
        await _other.FlyAsync(Planned.Backward(2, "DROP TABLE t2"));
        await _other.FlyAsync(Planned.Forward(2, "CREATE TABLE t2 ()"));

        var outcome = await _runner.FlyAsync(session, reading, [Planned.Forward(3, "CREATE TABLE t3 ()")]);

        outcome.Should().Be(FlightOutcome.FenceLost);
        (await _runner.AppliedAsync()).Should().Equal(1, 2);
        (await session.ReadHistoryAsync(HistoryDetail.Brief, default)).Applied.Should().HaveCount(2);
    }

    [Fact]
    public async Task Nothing_is_undone_that_is_not_on_top_any_more()
    {
        await _other.FlyAsync(Planned.Tables(2));
        await using var session = await _runner.ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, default);
        await _other.FlyAsync(Planned.Forward(3));

        var outcome = await _runner.FlyAsync(session, reading, [Planned.Backward(2, "DROP TABLE t2")]);

        outcome.Should().Be(FlightOutcome.FenceLost);
        (await _runner.AppliedAsync()).Should().Equal(1, 2, 3);
    }

    [Theory]
    [InlineData("INSERT INTO schema_migrations (version) VALUES (7)")]
    [InlineData("DELETE FROM schema_migrations WHERE version = 1")]
    [InlineData("DROP TABLE schema_migrations")]
    public async Task What_another_tool_did_to_the_history_is_noticed(string sql)
    {
        await _other.FlyAsync(Planned.Tables(2));
        await using var session = await _runner.ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, default);
        await _database.ExecuteAsync(sql);

        var outcome = await _runner.FlyAsync(session, reading, [Planned.Forward(3, "CREATE TABLE t3 ()")]);

        outcome.Should().Be(FlightOutcome.FenceLost);
        (await _database.QueryAsync<string>("SELECT tablename::text FROM pg_tables WHERE tablename = 't3'")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_history_that_another_created_first_is_read_again()
    {
        await using var session = await _runner.ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, default);
        await _other.FlyAsync(Planned.Forward(1));

        var outcome = await _runner.FlyAsync(session, reading, [Planned.Forward(1)]);

        outcome.Should().Be(FlightOutcome.FenceLost);
        (await _runner.AppliedAsync()).Should().Equal(1);
    }

    // The first migration stands for a runner that comes in between two of ours.
    [Theory]
    [InlineData("INSERT INTO schema_migrations (version, position, run) VALUES (9, 3, md5(random()::text)::uuid)")]
    [InlineData("INSERT INTO schema_migrations (version, position) VALUES (9, 3)")]
    public async Task Another_that_comes_in_between_two_migrations_is_noticed(string sql)
    {
        await _other.FlyAsync(Planned.Forward(1));

        var outcome = await _runner.FlyAsync(Planned.Forward(2, sql), Planned.Forward(3));

        outcome.Should().Be(FlightOutcome.FenceLost);
        (await _runner.AppliedAsync()).Should().Equal(1, 2, 9);
        _runner.Heard.Lines.Should().Equal("started 2 M2", "committed 2 M2");
    }

    [Fact]
    public async Task A_version_that_another_tool_wrote_meanwhile_is_read_again()
    {
        await _other.FlyAsync(Planned.Forward(1));

        var outcome = await _runner.FlyAsync(Planned.Forward(2, "INSERT INTO schema_migrations (version) VALUES (2)"));

        outcome.Should().Be(FlightOutcome.FenceLost);
        (await _runner.AppliedAsync()).Should().Equal(1);
    }
}
