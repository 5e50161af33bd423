using Schema.EndToEnd.Links;
using Schema.EndToEnd.Chains;
using Schema.Runner;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Flights;

public sealed class RoundTripTests
{
    private static readonly TcpProxyOptions Distant = new() { Latency = TimeSpan.FromMilliseconds(20) };

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task Any_number_of_migrations_needs_a_handful_and_each_is_its_own_transaction(int links)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var proxy = new TcpProxy(database.Server.Port, Distant);

        var run = await MigrateAsync(links, database, proxy);

        run.Migrations.Should().HaveCount(links);
        proxy.Count.RoundTrips.Should().BeLessThanOrEqualTo(8);
        (await ChainState.ReadAsync(database)).ShouldHold(links);
        (await database.QuerySingleAsync<long>("SELECT count(DISTINCT xmin::text) FROM schema_migrations"))
            .Should().Be(links);
    }

    [Fact]
    public async Task Nothing_pending_is_a_connection_and_one_query()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await new Migrator(Chain.Of(10)).MigrateAsync(new() { Database = database.Url });
        await using var proxy = new TcpProxy(database.Server.Port, Distant);

        var run = await MigrateAsync(10, database, proxy);

        run.Migrations.Should().BeEmpty();
        proxy.Count.Connections.Should().Be(1);
        proxy.Count.RoundTrips.Should().Be(Connecting + 1);
    }

    // Whether the server speaks TLS, and the start of the session.
    private const int Connecting = 2;

    private static Task<MigrationRun> MigrateAsync(int links, PostgresDatabase database, TcpProxy proxy) =>
        new Migrator(Chain.Of(links)).MigrateAsync(new() { Database = database.UrlThrough(proxy.Port) });
}
