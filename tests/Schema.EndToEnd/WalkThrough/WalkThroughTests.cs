using System.Text.RegularExpressions;
using Schema.Testing.Postgres;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.WalkThrough;

/// <summary>The main job as its users do it: every step is a process of its own.</summary>
public sealed partial class WalkThroughTests
{
    private const long AddUsersTable = 20240705205730;
    private const long RemoveUsersLastName = 20240705223300;

    private static readonly BuiltProgram Program = new("Schema.EndToEnd.App");

    [Fact]
    public async Task Walks_forward_and_all_the_way_back_on_postgresql()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await WalkAsync(new(
            database.Url,
            database.ExecuteAsync,
            () => SchemaCatalog.ReadAsync(database, "schema_migrations")));
    }

    [Fact]
    public async Task Walks_forward_and_all_the_way_back_on_sqlite()
    {
        using var file = new SqliteFile();
        await WalkAsync(new(file.Url, file.ExecuteAsync, file.ReadCatalogAsync));
    }

    private static async Task WalkAsync(WalkedDatabase database)
    {
        var empty = await database.ReadCatalog();
        (await RunAsync(database, "migrate", "--to", $"{AddUsersTable}")).Should().Be("""
            == Running 20240705205730 AddUsersTable forward
            create table users
            create unique index users_email_index
            create index users_last_name_first_name_index
            == Migrated 20240705205730 in 0.0s

            """);
        (await RunAsync(database, "migrate", "--to", $"{AddUsersTable}")).Should().Be("Migrations already up\n");
        var users = await database.ReadCatalog();
        users.Should().NotBe(empty);

        await database.Execute("INSERT INTO users (email, last_name) VALUES ('ada@example.org', 'Lovelace')");

        (await RunAsync(database, "migrate", "--to", $"{RemoveUsersLastName}")).Should().Be("""
            == Running 20240705223300 RemoveUsersLastName forward
            remove column last_name from table users
            == Migrated 20240705223300 in 0.0s

            """);
        var withoutLastName = await database.ReadCatalog();
        withoutLastName.Should().NotContain("last_name");

        (await RunAsync(database, "migrate")).Should().Be("""
            == Running 20240706081500 DropUsersTable forward
            drop table users
            == Migrated 20240706081500 in 0.0s

            """);
        (await database.ReadCatalog()).Should().NotContain("users");

        (await RunAsync(database, "rollback", "--steps", "1")).Should().Be("""
            == Running 20240706081500 DropUsersTable backward
            create table users
            == Migrated 20240706081500 in 0.0s

            """);
        (await database.ReadCatalog()).Should().Be(withoutLastName);

        await RunAsync(database, "rollback", "--to", $"{AddUsersTable}");
        (await database.ReadCatalog()).Should().Be(users);

        await RunAsync(database, "rollback", "--to", "0");
        (await database.ReadCatalog()).Should().Be(empty);
        (await RunAsync(database, "rollback", "--to", "0")).Should().Be("Migrations already down\n");
    }

    private static async Task<string> RunAsync(WalkedDatabase database, params string[] arguments)
    {
        var result = await Program.RunAsync(database.Setting, arguments);

        result.ExitCode.Should().Be(0, "it says {0}", result);
        result.Output.Should().BeEmpty();
        return Duration().Replace(result.Errors, "in 0.0s");
    }

    [GeneratedRegex(@"in \d+\.\ds")]
    private static partial Regex Duration();

    /// <summary>A database to walk on, whatever its engine.</summary>
    private sealed record WalkedDatabase(string Setting, Func<string, Task> Execute, Func<Task<string>> ReadCatalog);
}
