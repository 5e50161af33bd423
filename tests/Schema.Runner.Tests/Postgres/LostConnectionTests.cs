using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class LostConnectionTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_session_that_is_ended_by_the_administrator_leaves_what_was_committed()
    {
        var runner = new PostgresRunner(_database);
        runner.Heard.OnLine = line =>
        {
            if (line is "started 2 M2")
            {
                Administrator.EndRunners(_database);
            }
        };

        var lost = await runner
            .Awaiting(it => it.FlyAsync(Planned.Forward(1), Planned.Forward(2, "SELECT pg_sleep(60)"), Planned.Forward(3)))
            .Should().ThrowAsync<ConnectionLostException>();

        lost.Which.Message.Should().Be(
            $"""
            The connection to "{_database.Name}" on 127.0.0.1:{_database.Server.Port} was lost while migrations ran.

                57P01: terminating connection due to administrator command

            The session is over and the history was read after it. This run has committed 1 M1, which stays. Run it again: it goes on from what is committed.
            """);
        lost.Which.Committed.Should().Equal(1);
        (await runner.AppliedAsync()).Should().Equal(1);
    }

    [Theory]
    [InlineData(Cut.Reset)]
    [InlineData(Cut.Close)]
    public async Task A_cut_connection_stops_the_flight_before_anything_is_decided(Cut cut)
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        var runner = CutAt("started 3 M3", cut, proxy);

        var lost = await runner.Awaiting(it => it.FlyAsync(Sleepy(count: 8))).Should().ThrowAsync<ConnectionLostException>();

        await IsTheWholeTruthAsync(runner, lost.Which);
        lost.Which.Committed.Should().HaveCountLessThan(8);
    }

    [Fact]
    public async Task A_flight_that_does_not_know_is_waited_for()
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        var runner = CutAt("started 3 M3", Cut.ClientOnly, proxy);

        var lost = await runner.Awaiting(it => it.FlyAsync(Sleepy(count: 4))).Should().ThrowAsync<ConnectionLostException>();

        await IsTheWholeTruthAsync(runner, lost.Which);
        lost.Which.Committed.Should().Equal(1, 2, 3, 4);
        runner.Heard.Lines.Should().EndWith(["started 4 M4", "committed 4 M4"]);
    }

    [Fact]
    public async Task A_flight_that_does_not_know_and_takes_long_is_ended()
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        var runner = CutAt("started 2 M2", Cut.ClientOnly, proxy);

        var lost = await runner.Awaiting(it => it.FlyAsync(Planned.Forward(1), Planned.Forward(2, "SELECT pg_sleep(600)")))
            .Should().ThrowAsync<ConnectionLostException>();

        await IsTheWholeTruthAsync(runner, lost.Which);
        lost.Which.Committed.Should().Equal(1);
    }

    [Fact]
    public async Task A_way_back_that_was_cut_is_told_too()
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        await new PostgresRunner(_database).FlyAsync(Planned.Tables(3));
        var runner = CutAt("started 2 M2", Cut.Reset, proxy);

        var lost = await runner
            .Awaiting(it => it.FlyAsync(Planned.Backward(3, "DROP TABLE t3"), Planned.Backward(2, "SELECT pg_sleep(60)")))
            .Should().ThrowAsync<ConnectionLostException>();

        lost.Which.Committed.Should().Equal(3);
        (await runner.AppliedAsync()).Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_server_that_crashes_and_comes_back_is_asked_again()
    {
        await using var server = await PostgresServer.StartAsync();
        var runner = new PostgresRunner(server.ConnectionString("postgres"));
        var restart = Task.CompletedTask;
        runner.Heard.OnLine = line =>
        {
            if (line is "started 2 M2")
            {
                restart = server.RestartAsync(immediate: true);
            }
        };

        var lost = await runner.Awaiting(it => it.FlyAsync(Planned.Forward(1), Planned.Forward(2, "SELECT pg_sleep(60)")))
            .Should().ThrowAsync<ConnectionLostException>();

        await restart;
        lost.Which.Committed.Should().Equal(1);
        (await runner.AppliedAsync()).Should().Equal(1);
    }

    [Fact]
    public async Task A_server_that_stays_away_leaves_it_open()
    {
        await using var server = await PostgresServer.StartAsync();
        var runner = new PostgresRunner(server.ConnectionString("postgres"));
        runner.Heard.OnLine = line =>
        {
            if (line is "started 2 M2")
            {
                server.StopAsync(immediate: true).GetAwaiter().GetResult();
            }
        };

        var lost = await runner.Awaiting(it => it.FlyAsync(Planned.Forward(1), Planned.Forward(2, "SELECT pg_sleep(60)")))
            .Should().ThrowAsync<ConnectionLostException>();

        lost.Which.Committed.Should().BeNull();
        lost.Which.Message.Should().EndWith(
            "It could not be found out what this run has committed: the server was not reached again, or still works on it. "
            + "Nothing is half done. Run it again: it goes on from what is committed.");
    }

    [Fact]
    public async Task A_connection_that_was_cut_between_two_readings_is_made_anew()
    {
        await using var proxy = new TcpProxy(_database.Server.Port);
        var runner = new PostgresRunner(_database.ConnectionStringThrough(proxy.Port));
        await using var session = await runner.ConnectAsync();
        await session.ReadHistoryAsync(HistoryDetail.Brief, default);
        proxy.CutAll(Cut.Reset);

        var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, default);
        await runner.FlyAsync(session, reading, [Planned.Forward(1)]);

        (await runner.AppliedAsync()).Should().Equal(1);
    }

    [Fact]
    public async Task A_connection_that_was_cut_when_the_gate_was_lost_is_made_anew()
    {
        var options = new TcpProxyOptions { BeforeMessage = message => Task.FromResult<Cut?>(message.Sql is "ROLLBACK" ? Cut.Reset : null) };
        await using var proxy = new TcpProxy(_database.Server.Port, options);
        var runner = new PostgresRunner(_database.ConnectionStringThrough(proxy.Port));
        await using var session = await runner.ConnectAsync();
        await using (var gate = await Administrator.HoldGateAsync(_database))
        {
            var reading = await session.ReadHistoryAsync(HistoryDetail.Brief, default);
            (await runner.FlyAsync(session, reading, [Planned.Forward(1)])).Should().Be(FlightOutcome.GateLost);
        }

        (await session.ReadHistoryAsync(HistoryDetail.Brief, default)).State.Should().Be(HistoryState.Missing);
    }

    [Fact]
    public async Task A_connection_that_ends_with_an_answer_is_lost_and_nothing_else()
    {
        var isOfHistory = false;
        var options = new TcpProxyOptions { BeforeMessage = AfterAnswerAsync };
        await using var proxy = new TcpProxy(_database.Server.Port, options);
        var runner = new PostgresRunner(_database.ConnectionStringThrough(proxy.Port));
        await using var session = await runner.ConnectAsync();

        await session.Awaiting(it => it.ReadHistoryAsync(HistoryDetail.Brief, default))
            .Should().ThrowAsync<DatabaseUnavailableException>();

        // The server says at once that there is no such table, and waits for the end of what it was asked.
        async Task<Cut?> AfterAnswerAsync(ClientMessage message)
        {
            isOfHistory |= message.Sql.Contains("schema_migrations", StringComparison.Ordinal);
            if (!isOfHistory || message.Type is not 'S')
            {
                return null;
            }

            isOfHistory = false;
            await Task.Delay(200);
            return Cut.Close;
        }
    }

    private PostgresRunner CutAt(string moment, Cut cut, TcpProxy proxy)
    {
        var runner = new PostgresRunner(_database.ConnectionStringThrough(proxy.Port));
        runner.Heard.OnLine = line =>
        {
            if (line == moment)
            {
                proxy.CutAll(cut);
            }
        };
        return runner;
    }

    private static Schema.Planning.PlannedMigration[] Sleepy(int count) =>
        [.. Enumerable.Range(1, count).Select(version => Planned.Forward(version, "SELECT pg_sleep(0.5)"))];

    private static async Task IsTheWholeTruthAsync(PostgresRunner runner, ConnectionLostException lost)
    {
        (await runner.AppliedAsync()).Should().Equal(lost.Committed);
        await Task.Delay(2_000);
        (await runner.AppliedAsync()).Should().Equal(lost.Committed, "the flight must be over when its end is told");
    }
}
