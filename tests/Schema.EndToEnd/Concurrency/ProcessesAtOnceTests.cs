using System.Text.RegularExpressions;
using Schema.EndToEnd.Links;
using Schema.EndToEnd.Chains;
using Schema.Testing;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Concurrency;

public sealed partial class ProcessesAtOnceTests
{
    private const int Processes = 10;
    private const int Links = 5;

    [Fact]
    public Task Ten_of_them_apply_everything_once_to_an_empty_database_and_all_succeed() =>
        Suite.ProcessesAtOnce.ForEachSeedAsync(async _ =>
        {
            await using var database = await PostgresDatabase.CreateAsync();
            await RunAllAsync(database, database.Server.Port);
        });

    [PgBouncerFact]
    public async Task Ten_of_them_do_the_same_through_a_pooler_in_transaction_mode()
    {
        await using var pooler = await PgBouncer.StartAsync(await PostgresServer.SharedAsync(), poolSize: 5);
        await Suite.ProcessesAtOnce.ForEachSeedAsync(async _ =>
        {
            await using var database = await PostgresDatabase.CreateAsync();
            await RunAllAsync(database, pooler.Port);
        });
    }

    private static async Task RunAllAsync(PostgresDatabase database, int port)
    {
        await using var proxy = new TcpProxy(port, new StatementBarrier(Processes).Options);
        var url = database.UrlThrough(proxy.Port);

        var results = await Task.WhenAll(
            Enumerable.Range(0, Processes).Select(_ => ChainProgram.RunAsync(Links, url, "migrate")));

        results.Should().AllSatisfy(result => result.ExitCode.Should().Be(0, "it says {0}", result));
        results.SelectMany(result => Migrated().Matches(result.Errors)).Select(line => line.Groups["version"].Value)
            .Should().BeEquivalentTo(Chain.Of(Links).Select(link => $"{link.Version}"));
        (await ChainState.ReadAsync(database)).ShouldHold(Links);
    }

    [GeneratedRegex(@"== Migrated (?<version>\d{14})")]
    private static partial Regex Migrated();
}
