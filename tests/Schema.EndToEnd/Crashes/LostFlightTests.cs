using Schema.Dsl;
using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Crashes;

/// <summary>The server has got a whole flight, works on it, and loses its client.</summary>
public sealed class LostFlightTests
{
    private static readonly Migrator Migrator = new(Enumerable.Range(1, 4).Select(number =>
        new MigrationEntry(Chain.Version(number), $"Slow{number}", () => new Slow())));

    [Theory]
    [InlineData(Cut.Reset)]
    [InlineData(Cut.Close)]
    [InlineData(Cut.ClientOnly)]
    public async Task It_is_stopped_or_waited_for_before_anything_is_decided(Cut cut)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var proxy = new TcpProxy(database.Server.Port);

        var run = Migrator.MigrateAsync(new() { Database = database.UrlThrough(proxy.Port) });
        await FirstIsCommittedAsync(database);
        proxy.CutAll(cut);

        var committed = await CommittedAsync(run);
        var applied = await AppliedAsync(database);
        applied.Should().Equal(committed);
        await Task.Delay(TimeSpan.FromSeconds(2));
        (await AppliedAsync(database)).Should().Equal(applied);
    }

    private static async Task FirstIsCommittedAsync(PostgresDatabase database)
    {
        while (!await database.QuerySingleAsync<bool>("SELECT to_regclass('schema_migrations') IS NOT NULL")
            || (await AppliedAsync(database)).Count == 0)
        {
            await Task.Delay(20);
        }
    }

    private static async Task<IReadOnlyList<long>> CommittedAsync(Task<MigrationRun> run)
    {
        try
        {
            return [.. (await run).Migrations.Select(migration => migration.Version)];
        }
        catch (ConnectionLostException lost)
        {
            return lost.Committed.Should().NotBeNull().And.Subject.ToList();
        }
    }

    private static Task<IReadOnlyList<long>> AppliedAsync(PostgresDatabase database) =>
        database.QueryAsync<long>("SELECT version FROM schema_migrations ORDER BY version");

    private sealed class Slow : Migration
    {
        public override void Change() => Execute("SELECT pg_sleep(0.5)", down: "SELECT 1");
    }
}
