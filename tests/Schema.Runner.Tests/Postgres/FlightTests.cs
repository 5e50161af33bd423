using FluentAssertions.Extensions;
using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class FlightTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;
    private PostgresRunner _runner = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        _runner = new(_database);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Applies_all_in_order_and_writes_the_history_with_them()
    {
        var outcome = await _runner.FlyAsync(Planned.Tables(3));

        outcome.Should().Be(FlightOutcome.Landed);
        var rows = (await _runner.ReadAsync(HistoryDetail.WithDownScripts)).Applied;
        rows.Select(row => (row.Version, row.Position, row.Name, row.Fingerprint, row.AppliedBy, row.Release)).Should().Equal(
            (1, 1, "M1", "1:1", "postgres", "Users 1.0"),
            (2, 2, "M2", "1:2", "postgres", "Users 1.0"),
            (3, 3, "M3", "1:3", "postgres", "Users 1.0"));
        rows.Select(row => row.Run).Distinct().Should().ContainSingle().Which.Should().NotBeNull();
        rows.Should().AllSatisfy(row =>
        {
            row.AppliedAt.Should().BeCloseTo(DateTimeOffset.UtcNow, 5.Minutes());
            row.Duration.Should().BePositive();
            row.Down.Should().Be(Planned.Forward(1).Down);
        });
    }

    [Fact]
    public async Task Goes_on_from_what_is_applied()
    {
        await _runner.FlyAsync(Planned.Forward(20), Planned.Forward(10));

        await _runner.FlyAsync(Planned.Forward(15));

        (await _runner.AppliedAsync()).Should().Equal(20, 10, 15);
    }

    [Fact]
    public async Task Undoes_from_the_top()
    {
        await _runner.FlyAsync(Planned.Tables(3));

        var outcome = await _runner.FlyAsync(Planned.Backward(3, "DROP TABLE t3"), Planned.Backward(2, "DROP TABLE t2"));

        outcome.Should().Be(FlightOutcome.Landed);
        (await _runner.AppliedAsync()).Should().Equal(1);
        (await TablesAsync()).Should().Equal("t1");
    }

    [Fact]
    public async Task Undoes_everything_and_begins_anew()
    {
        await _runner.FlyAsync(Planned.Tables(1));
        await _runner.FlyAsync(Planned.Backward(1, "DROP TABLE t1"));

        await _runner.FlyAsync(Planned.Tables(1));

        (await _runner.AppliedAsync()).Should().Equal(1);
    }

    [Fact]
    public async Task A_migration_can_be_empty()
    {
        await _runner.FlyAsync(Planned.Forward(1));

        (await _runner.AppliedAsync()).Should().Equal(1);
    }

    [Fact]
    public async Task Two_thousand_statements_and_a_megabyte_do_not_hang()
    {
        var many = Planned.Forward(1, [.. Enumerable.Range(0, 2_000).Select(n => $"SELECT {n}, repeat('x', 5000)")]);
        var large = Planned.Forward(2, "CREATE TABLE texts (t text)", $"INSERT INTO texts VALUES ('{new string('x', 1_000_000)}')");

        await _runner.FlyAsync(many, large).WaitAsync(2.Minutes());

        (await _database.QuerySingleAsync<int>("SELECT length(t) FROM texts")).Should().Be(1_000_000);
    }

    [Fact]
    public async Task Each_migration_is_told_when_it_begins_and_not_at_the_end()
    {
        await using var other = await _database.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();
        await new NpgsqlCommand("SELECT pg_advisory_xact_lock(7)", other).ExecuteNonQueryAsync();
        _runner.Heard.OnLine = line =>
        {
            if (line is "committed 1 M1")
            {
                holding.Rollback();
            }
        };

        // Does not end before the first is told.
        await _runner.FlyAsync(Planned.Forward(1), Planned.Forward(2, "SELECT pg_advisory_xact_lock(7)")).WaitAsync(1.Minutes());

        _runner.Heard.Lines.Should().Equal("started 1 M1", "committed 1 M1", "started 2 M2", "committed 2 M2");
    }

    [Fact]
    public async Task What_the_server_says_on_the_way_is_passed_on()
    {
        await _runner.FlyAsync(
            Planned.Forward(1, "DO $$BEGIN RAISE NOTICE 'hello'; RAISE WARNING 'careful'; RAISE INFO 'by the way'; END$$"));

        _runner.Heard.Lines.Should().Equal(
            "started 1 M1", "NOTICE: hello", "WARNING: careful", "INFO: by the way", "committed 1 M1");
    }

    [Fact]
    public async Task What_a_migration_sets_does_not_reach_the_next()
    {
        await _database.ExecuteAsync("CREATE ROLE passer_by; CREATE SCHEMA elsewhere; GRANT ALL ON SCHEMA elsewhere TO passer_by");

        await _runner.FlyAsync(
            Planned.Forward(1, "SELECT pg_catalog.set_config('search_path', '', false)"),
            Planned.Forward(2, "SET search_path = elsewhere", "SET ROLE passer_by", "CREATE TABLE t2 ()"),
            Planned.Forward(3, "SET SESSION AUTHORIZATION passer_by", "SET LOCAL statement_timeout = 50"),
            Planned.Forward(4, "CREATE TABLE t4 ()", "SELECT pg_sleep(0.1)"));

        (await _database.QueryAsync<string>(
            "SELECT schemaname || '.' || tablename || ' ' || tableowner FROM pg_tables WHERE tablename LIKE 't_' ORDER BY tablename"))
            .Should().Equal("elsewhere.t2 passer_by", "public.t4 postgres");
        (await _runner.AppliedAsync()).Should().Equal(1, 2, 3, 4);
        await _database.ExecuteAsync("DROP OWNED BY passer_by; DROP ROLE passer_by");
    }

    [Theory]
    [InlineData("CREATE TYPE mood AS ENUM ('sad')", "ALTER TYPE mood ADD VALUE 'ok'", "CREATE TABLE p (m mood DEFAULT 'sad')")]
    [InlineData("CREATE TABLE p (a int)", "SAVEPOINT s", "DROP TABLE p", "ROLLBACK TO SAVEPOINT s", "ALTER TABLE p ADD b int")]
    [InlineData("CREATE TABLE p (a int)", "RESET ALL", "SET CONSTRAINTS ALL DEFERRED")]
    [InlineData("CREATE TABLE p (j jsonb)", "SELECT j ? 'a', j ?| '{a}', j @? '$.a' FROM p", "SELECT ':x @y {0} $tag$ $1 $tag$'")]
    public async Task Ordinary_statements_are_sent_as_they_are(params string[] statements)
    {
        await _runner.FlyAsync(Planned.Forward(1, statements));

        (await TablesAsync()).Should().Equal("p");
    }

    private Task<IReadOnlyList<string>> TablesAsync() => _database.QueryAsync<string>(
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations' ORDER BY 1");
}
