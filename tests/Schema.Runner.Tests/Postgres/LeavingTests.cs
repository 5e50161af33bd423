using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>What goes away on a real server, and what is said of the data in it.</summary>
public sealed class LeavingTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<MigrationEntry> All = Saying.Entries(
        on => on.CreateTable("users", t => t.Text("name")),
        on => on.CreateTable("posts", t => t.Text("title")),
        on => on.AddColumn("users", t => t.Integer("age")));

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresDatabase.CreateAsync();
        await new Migrator(All).MigrateAsync(new() { Database = _database.Url });
        await _database.ExecuteAsync("INSERT INTO users (name) VALUES ('Ada'), ('Bob'); INSERT INTO posts (title) VALUES ('One')");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("rollback --steps 1", new[] { "column \"age\" of table \"public.users\", of 2 rows" })]
    [InlineData(
        "rollback --to 0", new[] { "table \"public.posts\", with 1 row", "table \"public.users\", with 2 rows" })]
    [InlineData("schema down 20240101000002", new[] { "table \"public.posts\", with 1 row" })]
    public async Task Is_told_with_its_rows(string args, string[] lost)
    {
        var error = await RunAsync(All, args);

        error.Split('\n').Where(line => line.StartsWith("warning: ", StringComparison.Ordinal))
            .Should().BeEquivalentTo(lost.Select(one => $"warning: This loses {one}."));
    }

    [Fact]
    public async Task Is_told_by_an_older_release_too_that_brings_the_database_to_what_it_knows()
    {
        var error = await RunAsync(All.Take(1), "migrate --exact");

        error.Should().Contain("warning: This loses table \"public.posts\", with 1 row.\n")
            .And.Contain("warning: This loses column \"age\" of table \"public.users\", of 2 rows.\n");
        (await _database.QueryAsync<string>("SELECT version::text FROM schema_migrations")).Should().Equal("20240101000001");
        (await _database.QuerySingleAsync<bool>("SELECT to_regclass('posts') IS NULL")).Should().BeTrue();
    }

    [Fact]
    public async Task Goes_alone_from_beneath_what_does_not_need_it_and_comes_back()
    {
        await RunAsync(All, "schema down 20240101000002");
        (await _database.QuerySingleAsync<bool>("SELECT to_regclass('posts') IS NULL")).Should().BeTrue();

        await RunAsync(All, "schema up 20240101000002");

        (await _database.QueryAsync<string>("SELECT version::text FROM schema_migrations ORDER BY position"))
            .Should().Equal("20240101000001", "20240101000003", "20240101000002");
        await RunAsync(All, "rollback --to 0");
        (await _database.QuerySingleAsync<long>("SELECT count(*) FROM schema_migrations")).Should().Be(0);
    }

    private async Task<string> RunAsync(IEnumerable<MigrationEntry> migrations, string args)
    {
        var error = new StringWriter { NewLine = "\n" };
        var migrator = new Migrator(migrations) { Surroundings = new() { Error = error, IsInteractive = false } };
        (await migrator.RunAsync(args.Split(' '), new() { Database = _database.Url })).Should().Be(0, "{0}", error);
        return error.ToString();
    }
}
