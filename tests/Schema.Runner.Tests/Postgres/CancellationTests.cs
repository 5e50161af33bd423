using System.Diagnostics;
using FluentAssertions.Extensions;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class CancellationTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Stops_inside_a_statement_and_says_what_is_committed()
    {
        using var cancellation = new CancellationTokenSource();
        var runner = new PostgresRunner(_database);
        runner.Heard.OnLine = line => CancelAt("started 2 M2", line, cancellation);
        var began = Stopwatch.GetTimestamp();

        var cancelled = await runner
            .Awaiting(it => it.FlyAsync(
                cancellation.Token, Planned.Forward(1), Planned.Forward(2, "SELECT pg_sleep(60)"), Planned.Forward(3)))
            .Should().ThrowAsync<OperationCanceledException>();

        cancelled.Which.Message.Should().Be(
            "Cancelled: the migration that ran was rolled back. This run has committed 1 M1, which stays. "
            + "Run it again: it goes on from there.");
        cancelled.Which.CancellationToken.Should().Be(cancellation.Token);
        Stopwatch.GetElapsedTime(began).Should().BeLessThan(30.Seconds());
        (await runner.AppliedAsync()).Should().Equal(1);
        (await runner.ReadAsync()).LockHolder.Should().BeNull();
    }

    // Most of these cancellations arrive between two statements, where the server drops them.
    [Fact]
    public async Task Stops_among_thousands_of_small_statements()
    {
        var statements = Enumerable.Repeat("SELECT 1", 10_000).ToArray();
        for (var round = 1; round <= 5; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var runner = new PostgresRunner(_database);
            runner.Heard.OnLine = line => CancelAt($"started {round} M{round}", line, cancellation);

            await runner
                .Awaiting(it => it.FlyAsync(cancellation.Token, Planned.Forward(round, statements), Planned.Forward(99, "SELECT pg_sleep(9)")))
                .Should().ThrowAsync<OperationCanceledException>();

            (await runner.AppliedAsync()).Should().NotContain(99);
        }
    }

    [Fact]
    public async Task A_statement_that_swallows_cancellations_is_cancelled_behind_it()
    {
        using var cancellation = new CancellationTokenSource();
        var runner = new PostgresRunner(_database);
        runner.Heard.OnLine = line => CancelAt("NOTICE: swallows", line, cancellation);
        const string Swallow =
            """
            DO $$BEGIN
                RAISE NOTICE 'swallows';
                PERFORM pg_sleep(60);
            EXCEPTION WHEN query_canceled THEN
                RAISE NOTICE 'swallowed';
            END$$
            """;

        await runner.Awaiting(it => it.FlyAsync(cancellation.Token, Planned.Forward(1, Swallow, "SELECT pg_sleep(60)")))
            .Should().ThrowAsync<OperationCanceledException>();

        (await runner.AppliedAsync()).Should().BeEmpty();
        runner.Heard.Lines.Should().Contain("NOTICE: swallowed");
    }

    [Fact]
    public async Task Before_the_flight_nothing_is_sent()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var runner = new PostgresRunner(_database);

        await runner.Awaiting(it => it.FlyAsync(cancellation.Token, Planned.Forward(1))).Should().ThrowAsync<OperationCanceledException>();

        (await runner.ReadAsync()).State.Should().Be(HistoryState.Missing);
    }

    [Fact]
    public async Task A_cancellation_that_comes_too_late_changes_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var runner = new PostgresRunner(_database);
        runner.Heard.OnLine = line => CancelAt("committed 1 M1", line, cancellation);

        var outcome = await runner.FlyAsync(cancellation.Token, Planned.Forward(1));

        outcome.Should().Be(FlightOutcome.Landed);
    }

    [Fact]
    public async Task Waits_for_a_connection_to_cancel_with_while_the_server_answers()
    {
        var crowded = $"crowded_{_database.Name}";
        await _database.ExecuteAsync(
            $"CREATE ROLE {crowded} LOGIN CONNECTION LIMIT 1; GRANT CREATE ON SCHEMA public TO {crowded}");
        using var cancellation = new CancellationTokenSource();
        var runner = new PostgresRunner($"{_database.ConnectionString};Username={crowded}");
        var room = Task.CompletedTask;
        runner.Heard.OnLine = line =>
        {
            CancelAt("started 1 M1", line, cancellation);
            room = line is "started 1 M1" ? MakeRoomAsync(crowded) : room;
        };

        await runner.Awaiting(it => it.FlyAsync(cancellation.Token, Planned.Forward(1, "SELECT pg_sleep(60)")))
            .Should().ThrowAsync<OperationCanceledException>();

        await room;
        (await runner.AppliedAsync()).Should().BeEmpty();
        await _database.ExecuteAsync($"DROP OWNED BY {crowded}; DROP ROLE {crowded}");
    }

    [Fact]
    public async Task Does_not_wait_for_a_connection_that_is_dead()
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        using var cancellation = new CancellationTokenSource();
        var runner = new PostgresRunner(_database.ConnectionStringThrough(proxy.Port));
        runner.Heard.OnLine = line =>
        {
            if (line is "started 2 M2")
            {
                proxy.CutAll(Cut.BlackHole);
                cancellation.CancelAfter(200);
            }
        };

        var lost = await runner
            .Awaiting(it => it.FlyAsync(cancellation.Token, Planned.Forward(1), Planned.Forward(2, "SELECT pg_sleep(60)")))
            .Should().ThrowAsync<ConnectionLostException>();

        lost.Which.Committed.Should().Equal(1);
        (await runner.AppliedAsync()).Should().Equal(1);
    }

    [Fact]
    public async Task Does_not_wait_for_a_network_that_is_gone()
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        using var cancellation = new CancellationTokenSource();
        var runner = new PostgresRunner($"{_database.ConnectionStringThrough(proxy.Port)};Timeout=2");
        var outage = Task.CompletedTask;
        runner.Heard.OnLine = line =>
        {
            if (line is "started 2 M2")
            {
                outage = BreakAsync(proxy, 12.Seconds());
                cancellation.CancelAfter(200);
            }
        };

        var lost = await runner
            .Awaiting(it => it.FlyAsync(cancellation.Token, Planned.Forward(1), Planned.Forward(2, "SELECT pg_sleep(600)")))
            .Should().ThrowAsync<ConnectionLostException>();

        await outage;
        lost.Which.Committed.Should().Equal(1);
        (await runner.AppliedAsync()).Should().Equal(1);
    }

    [Fact]
    public async Task Does_not_wait_for_a_reading_that_does_not_arrive()
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        using var cancellation = new CancellationTokenSource();
        await using var session = await new PostgresRunner(_database.ConnectionStringThrough(proxy.Port)).ConnectAsync();
        proxy.CutAll(Cut.BlackHole);
        var reading = session.ReadHistoryAsync(HistoryDetail.Brief, cancellation.Token);
        var began = Stopwatch.GetTimestamp();

        await cancellation.CancelAsync();
        await reading.Awaiting(it => it).Should().ThrowAsync<OperationCanceledException>();

        Stopwatch.GetElapsedTime(began).Should().BeLessThan(1.Seconds());
    }

    // Later than the flight would be given up if nobody answered.
    private async Task MakeRoomAsync(string role)
    {
        await Task.Delay(8.Seconds());
        await _database.ExecuteAsync($"ALTER ROLE {role} CONNECTION LIMIT 5");
    }

    private static async Task BreakAsync(TcpProxy proxy, TimeSpan howLong)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < howLong;)
        {
            proxy.CutAll(Cut.BlackHole);
            await Task.Delay(10);
        }
    }

    private static void CancelAt(string moment, string line, CancellationTokenSource cancellation)
    {
        if (line == moment)
        {
            cancellation.Cancel();
        }
    }
}
