namespace Schema.Runner.Sqlite.Tests.Connecting;

/// <summary><c>schema create</c>, <c>schema drop</c> and <c>schema reset</c> of a file.</summary>
public sealed class WholeDatabaseTests : IDisposable
{
    private readonly SqliteFile _file = new();

    private MigrateOptions Options => _file.Options with { Environment = "Development" };

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Creates_drops_and_resets_the_file()
    {
        var migrator = SqliteFile.Migrator(new MigrationThat(m => m.CreateTable("users", _ => { })));

        (await migrator.CreateDatabaseAsync(Options)).Should().BeTrue();
        (await migrator.CreateDatabaseAsync(Options)).Should().BeFalse();
        _file.Execute("PRAGMA journal_mode = WAL; CREATE TABLE by_hand (id)");
        (await migrator.ResetDatabaseAsync("test.db", options: Options)).Migrations.Should().HaveCount(1);
        _file.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence' ORDER BY 1").Should().Equal("schema_migrations", "users");
        (await migrator.DropDatabaseAsync("test.db", options: Options)).Should().BeTrue();
        (await migrator.DropDatabaseAsync("test.db", options: Options)).Should().BeFalse();
        _file.Files.Should().BeEmpty();
    }

    [Fact]
    public async Task Refuses_one_that_somebody_writes_to()
    {
        _file.Execute("CREATE TABLE by_hand (id)");
        using var other = _file.Open();
        using var transaction = other.BeginTransaction();

        var drop = () => SqliteFile.Migrator().DropDatabaseAsync("test.db", options: Options);

        (await drop.Should().ThrowAsync<DropRefusedException>()).Which.Message.Should().Be(
            $"""
            {_file.Path} is not dropped, since others are connected to it:

                a connection that reads or writes at this moment

            Nothing has happened. Stop them, or end their sessions with --force.
            """);
    }

    [Fact]
    public async Task Refuses_one_in_memory() =>
        (await FluentActions.Awaiting(() => SqliteFile.Migrator().CreateDatabaseAsync(new() { Database = "Data Source=:memory:" }))
            .Should().ThrowAsync<DatabaseNotConfiguredException>()).WithMessage(
            "The database is in memory: it comes and goes with its connection, and can be neither created nor dropped.");
}
