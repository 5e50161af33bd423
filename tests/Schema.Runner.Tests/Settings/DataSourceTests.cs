using Npgsql;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests;

/// <summary>An application brings its own data source.</summary>
public sealed class DataSourceTests
{
    private const string Password = "s3cret; \"it's\"";

    [Fact]
    public async Task Its_current_password_is_asked_for_with_each_connection()
    {
        await using var server = await PostgresServer.StartAsync(new() { Password = Password });
        var database = await server.CreateDatabaseAsync();
        var (asked, password) = (0, Password);
        var builder = new NpgsqlDataSourceBuilder(database.ConnectionString);
        builder.ConnectionStringBuilder.Password = null;
        builder.UsePasswordProvider(_ => throw new NotSupportedException(), (_, _) =>
        {
            asked++;
            return ValueTask.FromResult(password);
        });
        await using var source = builder.Build();
        var options = new MigrateOptions { DataSource = source };
        var migrator = new Migrator(Migrations.All);

        await migrator.MigrateAsync(options);
        await database.ExecuteAsync("ALTER ROLE postgres PASSWORD 'another one'");
        password = "another one";
        var status = await migrator.StatusAsync(options);
        await source.OpenConnectionAsync();

        status.Should().OnlyContain(migration => migration.State == MigrationState.Applied);
        asked.Should().BeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Its_pool_its_timeout_and_its_multiplexing_are_left_aside()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            ApplicationName = null,
            Pooling = true,
            MaxPoolSize = 1,
            CommandTimeout = 1,
            Multiplexing = true,
        });
        await using var taken = await source.OpenConnectionAsync();
        var entries = Saying.Entries(m => m.Execute(
            "CREATE TABLE seen AS SELECT current_setting('application_name') AS name FROM pg_sleep(1.2)", "DROP TABLE seen"));

        await new Migrator(entries, "Users 1.0").MigrateAsync(new() { DataSource = source });

        (await database.QuerySingleAsync<string>("SELECT name FROM seen")).Should().Be("schema Users 1.0");
        (await database.QuerySingleAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'schema%'"))
            .Should().Be(0);
    }

    [Fact]
    public async Task A_statement_that_fails_is_named_as_ever()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var entries = Saying.Entries(m => m.Execute("SELECT 1 / 0", "SELECT 1"));
        var migrate = () => new Migrator(entries).MigrateAsync(new() { DataSource = source });

        (await migrate.Should().ThrowAsync<MigrationFailedException>()).Which.Message
            .Should().Contain("SELECT 1 / 0").And.Contain("22012");
    }

    [Fact]
    public async Task A_database_beside_it_is_one_too_many()
    {
        await using var source = NpgsqlDataSource.Create("Host=localhost;Username=ada");
        var status = () => new Migrator(Migrations.All)
            .StatusAsync(new() { DataSource = source, Database = "postgres://localhost/users" });

        (await status.Should().ThrowAsync<DatabaseNotConfiguredException>()).Which.Message.Should().Be(
            "Two databases are given, MigrateOptions.Database and MigrateOptions.DataSource. Leave one out.");
    }

    [Fact]
    public async Task What_is_pending_is_told_by_name_until_it_is_applied()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var options = new MigrateOptions { DataSource = source, To = Migrations.Posts };
        var migrator = new Migrator(Migrations.All);

        var before = await migrator.PendingAsync(options);
        var tables = await database.QuerySingleAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
        await migrator.MigrateAsync(options);

        before.Select(migration => migration.ToString())
            .Should().Equal($"{Migrations.Users} CreateUsers", $"{Migrations.Posts} CreatePosts");
        tables.Should().Be(0);
        (await migrator.PendingAsync(options)).Should().BeEmpty();
        (await migrator.PendingAsync(options with { To = null })).Should().ContainSingle();
    }
}
