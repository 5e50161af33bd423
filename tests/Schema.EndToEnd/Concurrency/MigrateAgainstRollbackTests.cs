using Schema.EndToEnd.Links;
using Schema.EndToEnd.Chains;
using Schema.Runner;
using Schema.Testing;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Concurrency;

public sealed class MigrateAgainstRollbackTests
{
    private const int Links = 6;

    [Fact]
    public async Task Nothing_is_ever_applied_on_top_of_what_is_gone()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await Suite.MigrateAgainstRollback.ForEachSeedAsync(async seed =>
        {
            var random = new Random(seed);
            var migrator = new Migrator(Chain.Of(Links));
            var options = new MigrateOptions { Database = database.Url };
            await migrator.MigrateAsync(options);
            await migrator.RollbackAsync(to: VersionAfter(random.Next(Links)), options: options);

            var watch = new ChainWatch(database);
            await using var proxy = new TcpProxy(database.Server.Port, new() { Latency = Latency(random) });
            await using var other = new TcpProxy(database.Server.Port, new() { Latency = Latency(random) });
            var target = VersionAfter(random.Next(Links));
            await Task.WhenAll(
                migrator.MigrateAsync(options with { Database = database.UrlThrough(proxy.Port) }),
                RollbackAsync(migrator, target, options with { Database = database.UrlThrough(other.Port) }));

            await watch.EndAsync();
            (await ChainState.ReadAsync(database)).ShouldBeWhole();
        });
    }

    // The version to go back to may not be applied yet, which is a clear error and changes nothing.
    private static async Task RollbackAsync(Migrator migrator, long to, MigrateOptions options)
    {
        try
        {
            await migrator.RollbackAsync(to, options: options);
        }
        catch (PlanRejectedException)
        {
        }
    }

    private static long VersionAfter(int links) => links == 0 ? 0 : Chain.Version(links);

    private static TimeSpan Latency(Random random) => TimeSpan.FromMilliseconds(random.Next(4));
}
