using System.Text.RegularExpressions;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary><c>schema create</c>, <c>schema drop</c> and <c>schema reset</c>.</summary>
public sealed class WholeDatabaseTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<Dsl.MigrationEntry> Migrations = Saying.Entries(on => on.CreateTable("users", _ => { }));

    private PostgresDatabase _database = null!;

    private string Shown => $"\"{_database.Name}\" on 127.0.0.1";

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Drops_creates_and_resets_what_is_named()
    {
        await VerbAsync(0, $"Dropped {Shown}\n", "drop", "--database", _database.Name);
        await VerbAsync(0, $"{Shown} is not there\n", "drop", "--database", _database.Name);
        await VerbAsync(0, $"Created {Shown}\n", "create");
        await VerbAsync(0, $"{Shown} is there already\n", "create");
        await new Migrator(Migrations).MigrateAsync(new() { Database = _database.Url });
        await _database.ExecuteAsync("CREATE TABLE by_hand ()");

        var log = await VerbAsync(0, null, "reset", "--database", _database.Name);

        Regex.Replace(log, "in [0-9.]+s", "in 0.0s").Should().Be(
            $"""
            Dropped {Shown}
            Created {Shown}
            == Running 20240101000001 M1 forward
            create table users
            == Migrated 20240101000001 in 0.0s

            """);
        (await _database.QueryAsync<string>("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
            .Should().Equal("schema_migrations", "users");
    }

    [Fact]
    public async Task From_code_too()
    {
        var options = new MigrateOptions { Database = _database.Url, Environment = "Development" };
        var migrator = new Migrator(Migrations);

        (await migrator.CreateDatabaseAsync(options)).Should().BeFalse();
        (await migrator.ResetDatabaseAsync(_database.Name, options: options)).Migrations.Should().HaveCount(1);
        (await migrator.DropDatabaseAsync(_database.Name, options: options)).Should().BeTrue();
        (await migrator.DropDatabaseAsync(_database.Name, options: options)).Should().BeFalse();
        (await migrator.CreateDatabaseAsync(options)).Should().BeTrue();
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("reset")]
    public async Task Refuses_another_name(string verb)
    {
        await VerbAsync(
            1,
            $"\"postgres\" is not dropped: the database that is connected to is \"{_database.Name}\". Nothing has happened. "
            + "Name that one, or connect to the other.\n",
            verb, "--database", "postgres", "--force");
        await _database.ExecuteAsync("SELECT 1");
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("reset")]
    public async Task Needs_the_name(string verb) =>
        await VerbAsync(2, $"Option '--database' is required.\nSee schema {verb} --help.\n", verb);

    [Fact]
    public async Task Refuses_where_it_is_not_development()
    {
        await VerbAsync(
            1,
            $"{Shown} is not dropped: the environment is Staging, and only those of Development are dropped without --force. "
            + "Nothing has happened.\n",
            "drop", "--database", _database.Name, "--environment", "Staging");
        await VerbAsync(0, $"Dropped {Shown}\n", "drop", "--database", _database.Name, "--environment", "Staging", "--force");
    }

    [Fact]
    public async Task Names_who_is_connected_and_ends_them_only_when_asked()
    {
        await using var connection = await _database.OpenAsync();

        var refusal = await VerbAsync(1, null, "drop", "--database", _database.Name);

        Regex.Replace(refusal, "since [0-9: -]+Z", "since then").Should().Be(
            $"""
            {Shown} is not dropped, since others are connected to it:

                process {connection.ProcessID}, "test", as postgres, from 127.0.0.1, since then

            Nothing has happened. Stop them, or end their sessions with --force.

            """);
        await VerbAsync(0, $"Dropped {Shown}\n", "drop", "--database", _database.Name, "--force");
    }

    /// <param name="error"><see langword="null"/> for whatever there is.</param>
    private async Task<string> VerbAsync(int exitCode, string? error, params string[] words)
    {
        using var output = new StringWriter();
        using var log = new StringWriter { NewLine = "\n" };
        var migrator = new Migrator(Migrations) { Surroundings = new() { Output = output, Error = log } };

        (await migrator.RunAsync(["schema", .. words], new() { Database = _database.Url, Environment = "Development" }))
            .Should().Be(exitCode, "{0}", log);

        output.ToString().Should().BeEmpty();
        log.ToString().Should().Be(error ?? log.ToString());
        return log.ToString();
    }
}
