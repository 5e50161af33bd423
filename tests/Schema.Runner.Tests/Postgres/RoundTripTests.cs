using FluentAssertions.Extensions;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class RoundTripTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Reading_costs_one_beyond_the_connection()
    {
        await new PostgresRunner(_database).FlyAsync(Planned.Tables(3));
        await using var proxy = Proxy();
        var runner = Runner(proxy);
        await (await runner.ConnectAsync()).DisposeAsync();
        var connecting = proxy.Count.RoundTrips;

        await runner.ReadAsync();

        proxy.Count.RoundTrips.Should().Be((2 * connecting) + 1);
        connecting.Should().BeLessThanOrEqualTo(2, "one asks for encryption, one is the start of the session");
        proxy.Count.Connections.Should().Be(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task A_flight_costs_the_same_however_many_migrations_it_carries(int count)
    {
        await new PostgresRunner(_database).FlyAsync(Planned.Forward(1_000));
        await using var proxy = Proxy();

        await Runner(proxy).FlyAsync(Planned.Tables(count));

        proxy.Count.RoundTrips.Should().Be(4, "two connect, one reads, one flies");
        proxy.Count.Connections.Should().Be(1);
    }

    [Fact]
    public async Task The_first_of_all_costs_one_more()
    {
        await using var proxy = Proxy();

        await Runner(proxy).FlyAsync(Planned.Tables(10));

        proxy.Count.RoundTrips.Should().Be(5, "two connect, one finds no history, one looks whether its schema is there, one flies");
    }

    private TcpProxy Proxy() => new(_database.Server.Port, new() { Latency = 10.Milliseconds() });

    private PostgresRunner Runner(TcpProxy proxy) => new(_database.ConnectionStringThrough(proxy.Port));
}
