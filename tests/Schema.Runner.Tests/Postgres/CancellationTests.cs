using System.Diagnostics;
using FluentAssertions.Extensions;
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
        runner.Heard.OnLine = line => CancelAt("started 1 M1", line, cancellation);
        const string Swallow =
            "DO $$BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN RAISE NOTICE 'swallowed'; END$$";

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

    private static void CancelAt(string moment, string line, CancellationTokenSource cancellation)
    {
        if (line == moment)
        {
            cancellation.Cancel();
        }
    }
}
