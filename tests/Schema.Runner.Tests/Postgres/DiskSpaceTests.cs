using Schema.Dsl;
using Schema.Planning;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

public sealed class DiskSpaceTests : IAsyncLifetime
{
    private const long Pages = 1L << 18;

    private PostgresDatabase _database = null!;

    // As large as the server believes, which is what is asked.
    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await _database.ExecuteAsync(
            $"""
            CREATE TABLE users (id int PRIMARY KEY, email text);
            CREATE TABLE roles (id int);
            UPDATE pg_class SET relpages = {Pages} WHERE relname IN ('users', 'users_pkey')
            """);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task What_is_built_of_a_large_table_is_told_with_its_size() =>
        (await WarningsAsync(Step(TableWork.Builds, "users"))).Should().Equal(
            "2 M2: \"do it\" can write up to 2.0 GB. The server does not tell how much is free.");

    [Fact]
    public async Task What_is_rewritten_takes_its_indexes_along() =>
        (await WarningsAsync(Step(TableWork.Rewrites, "users"))).Should().Equal(
            "2 M2: \"do it\" can write up to 4.0 GB. The server does not tell how much is free.");

    [Theory]
    [InlineData(TableWork.Builds, "roles")]
    [InlineData(TableWork.Builds, "nobodys")]
    [InlineData(TableWork.Scans, "users")]
    [InlineData(TableWork.None, "users")]
    internal async Task Nothing_is_said_of_the_rest(TableWork work, string table) =>
        (await WarningsAsync(Step(work, table))).Should().BeEmpty();

    [Theory]
    [InlineData(3, null)]
    [InlineData(1, "2 M2: \"do it\" can write up to 2.0 GB, and 1.0 GB are free on the disk of the data. "
        + "Where it is full, the server stops for everybody.")]
    public async Task Where_the_server_has_learnt_to_tell_it_is_compared_with_what_is_free(int gigabytes, string? warning)
    {
        await _database.ExecuteAsync(
            $"""
            CREATE SCHEMA stats;
            CREATE FUNCTION stats.pg_sys_disk_info(OUT mount_point text, OUT free_space bigint) RETURNS SETOF record
            LANGUAGE sql AS 'VALUES (''/'', {gigabytes}::bigint << 30), (''/nowhere'', 7::bigint << 40), (NULL, NULL)'
            """);

        (await WarningsAsync(Step(TableWork.Builds, "users"))).Should().Equal(warning is null ? [] : [warning]);
    }

    [Fact]
    public async Task It_is_told_before_an_index_is_built()
    {
        var create = new MigrationEntry(20240101000001, "CreatePosts", () => new Saying(on => on.CreateTable("posts", t => t.Text("title"))));
        var index = new MigrationEntry(20240101000002, "IndexPosts", () => new Saying(on => on.Index("posts", "title")));
        await new Migrator([create]).MigrateAsync(new() { Database = _database.Url });
        await _database.ExecuteAsync($"UPDATE pg_class SET relpages = {Pages} WHERE relname = 'posts'");

        var run = await new Migrator([create, index]).MigrateAsync(new() { Database = _database.Url });

        run.Warnings.Should().ContainSingle().Which.Should().StartWith(
            "20240101000002 IndexPosts: \"create index posts_title_index concurrently\" can write up to 2.0 GB.");
    }

    private static Step Step(TableWork work, string table) => new("do it", new[] { "SELECT 1" })
    {
        Effect = new(new[] { new TableLock(table, LockMode.ShareUpdateExclusive) }, work),
    };

    private async Task<IReadOnlyList<string>> WarningsAsync(Step step)
    {
        await using var session = await new PostgresRunner(_database).ConnectAsync();
        return await session.ReadDiskWarningsAsync([Planned.Forward(2) with { Steps = new[] { step } }], default);
    }
}
