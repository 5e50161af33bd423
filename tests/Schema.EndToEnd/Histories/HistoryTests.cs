using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Histories;

/// <summary>Promise 1, on what real applications did over years: after each undo the catalog is as it was.</summary>
public sealed class HistoryTests
{
    public static TheoryData<string> All => [.. History.All.Select(history => history.Name)];

    [Theory, MemberData(nameof(All))]
    public Task Goes_up_then_down_step_by_step_and_up_again(string name) => OnServerAsync(name, async walk =>
    {
        foreach (var migration in walk.History.Migrations)
        {
            await walk.UpAsync(migration);
        }

        var newest = await walk.ReadCatalogAsync();
        foreach (var migration in walk.History.Migrations.Reverse())
        {
            await walk.DownAsync(migration);
        }

        await walk.Migrator.MigrateAsync(walk.Options);
        Difference.Between(newest, await walk.ReadCatalogAsync()).Should().BeEmpty("going up again is the same");
    });

    [Theory, MemberData(nameof(All))]
    public Task Has_no_drift_after_all_those_years(string name) => OnServerAsync(name, async walk =>
    {
        foreach (var migration in walk.History.Migrations)
        {
            await walk.UpAsync(migration);
        }

        (await walk.Migrator.VerifyAsync(walk.Options)).Should().BeEmpty();
    });

    [PgDumpTheory, MemberData(nameof(All))]
    public Task Is_dumped_as_the_first_time_after_up_down_and_up_again(string name) => OnServerAsync(name, async walk =>
    {
        await walk.Migrator.MigrateAsync(walk.Options);
        var first = await PgDump.ReadSchemaAsync(walk.Database);
        await walk.Migrator.RollbackAsync(to: 0, options: walk.Options);
        await walk.Migrator.MigrateAsync(walk.Options);

        var again = await PgDump.ReadSchemaAsync(walk.Database);
        Difference.Between(first, again).Should().BeEmpty();
        again.Should().Be(first);
    });

    // An older server takes part too: it has to say no before anything runs.
    private static async Task OnServerAsync(string name, Func<HistoryWalk, Task> test)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var walk = new HistoryWalk(History.Named(name), database);
        var version = await database.QuerySingleAsync<int>("SELECT current_setting('server_version_num')::integer");
        if (version / 10_000 >= walk.History.NeedsPostgres)
        {
            await test(walk);
            return;
        }

        var before = await walk.ReadCatalogAsync();
        var migrate = () => walk.Migrator.MigrateAsync(walk.Options);
        (await migrate.Should().ThrowAsync<PlanRejectedException>())
            .Which.Problems.Should().AllSatisfy(problem => problem.Should().Contain(" needs PostgreSQL "));
        (await walk.ReadCatalogAsync()).Should().Be(before);
    }
}
