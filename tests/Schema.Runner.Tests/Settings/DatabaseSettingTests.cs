namespace Schema.Runner.Tests;

public sealed class DatabaseSettingTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("memory:option", "memory:url", "memory:default", "memory:option")]
    [InlineData(null, "memory:url", "memory:default", "memory:url")]
    [InlineData(null, null, "memory:default", "memory:default")]
    [InlineData(null, "", "memory:default", "memory:default")]
    [InlineData(null, " ", "memory:default", "memory:default")]
    public async Task Comes_from_the_options_else_the_environment(
        string? option, string? url, string? standard, string database)
    {
        _bench.Environment["DATABASE_URL"] = url;
        _bench.Environment["ConnectionStrings__Default"] = standard;

        await _bench.Migrator().StatusAsync(new() { Database = option });

        _bench.Database.Settings!.Database.Should().Be(database);
    }

    [Fact]
    public async Task Is_an_error_where_nobody_names_one()
    {
        _bench.Environment.Clear();

        (await Refusal(null)).Should().Be(
            "No database is configured. Set DATABASE_URL, such as postgres://user:password@localhost:5432/name, or "
            + "ConnectionStrings__Default, or pass MigrateOptions.Database, on the command line --connection.");
    }

    // It is a setting that went wrong. The environment may name another database.
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Is_not_looked_for_in_the_environment_where_the_option_is_empty(string option) =>
        (await Refusal(option)).Should().Be(
            "The given database is not written as a database that this application can migrate. PostgreSQL is written "
            + "postgres://user:password@host:5432/name or Host=…;Database=…, SQLite is written sqlite:users.db.");

    [Theory]
    [InlineData("mysql://root:s3cret@host/name")]
    [InlineData("s3cret")]
    [InlineData("Hots=db;Password=s3cret")]
    public async Task Is_not_quoted_where_no_engine_knows_it(string url)
    {
        _bench.Environment["DATABASE_URL"] = url;

        (await Refusal(null)).Should().Be(
            "DATABASE_URL is not written as a database that this application can migrate. PostgreSQL is written "
            + "postgres://user:password@host:5432/name or Host=…;Database=…, SQLite is written sqlite:users.db.");
    }

    [Theory]
    [InlineData("sqlite:users.db")]
    [InlineData("Data Source=users.db")]
    [InlineData("Filename=users.db")]
    public async Task Names_the_package_that_sqlite_needs(string database) =>
        (await Refusal(database)).Should().Be(
            "The given database is an SQLite database, and this application does not reference the package "
            + "Schema.Runner.Sqlite. Add it: dotnet add package Schema.Runner.Sqlite");

    private async Task<string> Refusal(string? option)
    {
        var status = () => _bench.Migrator().StatusAsync(new() { Database = option });
        return (await status.Should().ThrowAsync<DatabaseNotConfiguredException>()).Which.Message;
    }
}
