using System.Net;
using Schema.Dsl;
using Schema.Runner;
using Schema.Testing.Postgres;

namespace Schema.AspNetCore.Tests;

/// <summary>What a service does about its database before its server listens.</summary>
public sealed class StartUpTests : IAsyncLifetime
{
    private static readonly MigrationEntry[] Release1 =
    [
        Saying.Entry(1, "AddUsers", m => m.Table("users")),
        Saying.Entry(2, "AddPosts", m => m.Table("posts")),
    ];

    private static readonly MigrationEntry[] Release2 = [.. Release1, Saying.Entry(3, "AddTags", m => m.Table("tags"))];

    // Comes to its end when there is a row in a table.
    private static readonly MigrationEntry[] UntilGo =
    [
        Saying.Entry(1, "Wait", m => m.Say(
            "DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM go) LOOP PERFORM pg_sleep(0.05); END LOOP; END $$")),
    ];

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Migrate_lets_the_server_listen_only_when_it_is_done()
    {
        await _database.ExecuteAsync("CREATE TABLE go (now bool)");
        await using var service = Service.Build(_database, UntilGo);

        var starting = service.StartAsync();
        await UntilMigratingAsync();
        var isListening = await service.IsListeningAsync();
        await _database.ExecuteAsync("INSERT INTO go VALUES (true)");
        await starting;

        isListening.Should().BeFalse();
        (await service.GetAsync("/ready")).Should().Be((200, "Healthy: Nothing is pending."));
    }

    [Fact]
    public async Task Migrate_that_leaves_it_to_another_runner_waits_for_that_one()
    {
        await _database.ExecuteAsync("CREATE TABLE go (now bool)");
        await using var first = Service.Build(_database, UntilGo);
        await using var second = Service.Build(_database, UntilGo, [("Schema:WhenLocked", "Skip")]);

        var firstStarting = first.StartAsync();
        await UntilMigratingAsync();
        var secondStarting = second.StartAsync();
        await Task.WhenAny(secondStarting, Task.Delay(1000));
        var isListening = await second.IsListeningAsync();
        await _database.ExecuteAsync("INSERT INTO go VALUES (true)");
        await Task.WhenAll(firstStarting, secondStarting);

        isListening.Should().BeFalse();
        (await second.GetAsync("/ready")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Migrate_in_ten_instances_at_once_applies_each_migration_once()
    {
        var services = Enumerable.Range(0, 10).Select(_ => Service.Build(_database, Release2)).ToArray();
        try
        {
            await Task.WhenAll(services.Select(service => service.StartAsync()));

            (await VersionsAsync()).Should().Equal(Release2.Select(entry => entry.Version));
            foreach (var service in services)
            {
                (await service.GetAsync("/ready")).Status.Should().Be((int)HttpStatusCode.OK);
            }
        }
        finally
        {
            await Task.WhenAll(services.Select(service => service.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task FailIfPending_says_what_is_pending_and_changes_nothing()
    {
        await using var service = Service.Build(_database, Release1, [("Schema:Mode", "FailIfPending")]);

        var error = (await FluentActions.Awaiting(service.StartAsync).Should().ThrowAsync<MigrationsPendingException>()).Which;

        error.Message.Should().Be(
            """
            2 migrations are pending, and this application does not migrate (Schema:Mode is FailIfPending):

                20240101000001 AddUsers
                20240101000002 AddPosts

            The database is as it was. Run migrate with this release, then start it again.
            """);
        (await _database.QueryAsync<string>("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"))
            .Should().BeEmpty();
    }

    [Fact]
    public async Task FailIfPending_starts_an_old_instance_beside_a_newer_database()
    {
        await MigrateAsync(Release2);

        await using var service = await Service.StartAsync(_database, Release1, ("Schema:Mode", "FailIfPending"));

        (await service.GetAsync("/ready")).Should().Be((200, "Healthy: Nothing is pending."));
    }

    [Fact]
    public async Task WaitUntilMigrated_waits_for_another_and_writes_nothing_itself()
    {
        await using var service = Service.Build(_database, Release1, [("Schema:Mode", "WaitUntilMigrated")]);

        var starting = service.StartAsync();
        await Task.Delay(200);
        var wasWaiting = !starting.IsCompleted;
        var tables = await _database.QueryAsync<string>("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'");
        await MigrateAsync(Release1);
        await starting;

        wasWaiting.Should().BeTrue();
        tables.Should().BeEmpty();
        (await service.GetAsync("/ready")).Status.Should().Be(200);
    }

    [Fact]
    public async Task WaitUntilMigrated_gives_up_when_its_time_is_over()
    {
        await using var service = Service.Build(
            _database, Release1, [("Schema:Mode", "WaitUntilMigrated"), ("Schema:LockTimeout", "00:00:00")]);

        (await FluentActions.Awaiting(service.StartAsync).Should().ThrowAsync<NotMigratedException>())
            .Which.Missing.Should().HaveCount(2);
    }

    [Fact]
    public async Task Off_serves_at_once_and_is_not_ready_until_it_is_migrated_and_then_asks_no_more()
    {
        await using var service = await Service.StartAsync(_database, Release1, ("Schema:Mode", "Off"));

        var before = await service.GetAsync("/ready");
        await MigrateAsync(Release1);
        var behind = await service.GetAsync("/ready");
        await _database.ExecuteAsync("DROP TABLE schema_migrations");
        var later = await service.GetAsync("/ready");

        before.Should().Be((503, "Unhealthy: 2 migrations are pending: 20240101000001 AddUsers, 20240101000002 AddPosts."));
        behind.Should().Be((200, "Healthy: Nothing is pending."));
        later.Should().Be(behind);
    }

    [Fact]
    public async Task A_probe_says_why_a_database_cannot_be_asked_without_its_password()
    {
        await using var service = await Service.StartAsync(
            _database,
            Release1,
            ("Schema:Mode", "Off"),
            ("Schema:Database", $"postgres://postgres:s3cret@127.0.0.1:{_database.Server.Port}/missing"));

        var (status, text) = await service.GetAsync("/ready");

        status.Should().Be(503);
        text.Should().Contain("3D000").And.NotContain("s3cret");
    }

    [Fact]
    public async Task A_heartbeat_lasts_as_long_as_the_service()
    {
        var service = await Service.StartAsync(_database, Release1, ("Schema:Heartbeat", "true"));

        var alive = await _database.QuerySingleAsync<long>("SELECT count(*) FROM schema_instances");
        await service.StopAsync();
        await service.DisposeAsync();

        alive.Should().Be(1);
        (await _database.QuerySingleAsync<long>("SELECT count(*) FROM schema_instances")).Should().Be(0);
    }

    private Task MigrateAsync(MigrationEntry[] release) =>
        new Migrator(release).MigrateAsync(new() { Database = _database.Url });

    private Task<IReadOnlyList<long>> VersionsAsync() =>
        _database.QueryAsync<long>("SELECT version FROM schema_migrations ORDER BY version");

    private async Task UntilMigratingAsync()
    {
        while (await _database.QuerySingleAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%FROM go%'"
            + " AND pid <> pg_backend_pid()") == 0)
        {
            await Task.Delay(50);
        }
    }
}
