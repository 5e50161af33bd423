using Schema.EndToEnd.Chains;
using Schema.Testing;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Crashes;

public sealed class ChaosTests
{
    private const int Links = 30;
    private const int Mishaps = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Four_runners_finish_whatever_happens_to_them()
    {
        var server = await PostgresServer.SharedAsync();
        await RunAsync(server.Port);
    }

    [PgBouncerFact]
    public async Task Four_runners_finish_behind_a_pooler_too()
    {
        await using var pooler = await PgBouncer.StartAsync(await PostgresServer.SharedAsync());
        await RunAsync(pooler.Port);
    }

    private static Task RunAsync(int port) => Suite.Chaos.ForEachSeedAsync(async seed =>
    {
        var random = new Random(seed);
        await using var database = await PostgresDatabase.CreateAsync();
        await using var first = new ConnectedRunner(database, port, Links);
        await using var second = new ConnectedRunner(database, port, Links);
        await using var third = new ConnectedRunner(database, port, Links);
        await using var fourth = new ProcessRunner(database.UrlThrough(port), Links);
        IUnluckyRunner[] runners = [first, second, third, fourth];
        var watch = new ChainWatch(database);

        var running = Task.WhenAll(runners.Select(runner => runner.RunUntilDoneAsync()));
        for (var mishap = 0; mishap < Mishaps; mishap++)
        {
            await Task.Delay(random.Next(40));
            await runners[random.Next(runners.Length)].SufferAsync(random);
        }

        await running.WaitAsync(Patience);
        await watch.EndAsync();
        (await ChainState.ReadAsync(database)).ShouldHold(Links);
    });
}
