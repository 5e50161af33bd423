using static Schema.Runner.Sqlite.Tests.Migrations;

namespace Schema.Runner.Sqlite.Tests.History;

/// <summary>A table of that name which another tool has made.</summary>
public sealed class AdoptionTests : IDisposable
{
    private const string EctosTable =
        "CREATE TABLE \"schema_migrations\" (\"version\" INTEGER PRIMARY KEY, \"inserted_at\" TEXT)";

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Ectos_is_adopted_in_place()
    {
        _file.Execute(
            $"""
            {EctosTable};
            CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
            INSERT INTO schema_migrations
            VALUES (20230101000000, '2023-01-02T03:04:05'), (20240101000001, '2024-01-02T03:04:05');
            """);

        _file.Migrate(CreateUsers, CreatePosts).Migrations
            .Should().ContainSingle().Which.Name.Should().Be("Migration2");

        _file.Query("SELECT version, position, name, inserted_at LIKE '____-__-__T__:__:__' FROM schema_migrations")
            .Should().Equal("20230101000000|1||1", "20240101000001|2||1", "20240101000002|3|Migration2|1");
    }

    [Fact]
    public void Ectos_is_read_without_being_touched()
    {
        _file.Execute($"{EctosTable}; INSERT INTO schema_migrations VALUES (20240101000001, '2024-01-02T03:04:05')");

        var status = SqliteFile.Migrator(CreateUsers).Status(_file.Options).Should().ContainSingle().Subject;

        status.State.Should().Be(MigrationState.Applied);
        status.AppliedAt.Should().Be(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero));
        _file.Query("SELECT name FROM pragma_table_info('schema_migrations')").Should().Equal("version", "inserted_at");
    }

    [Fact]
    public void Ecto_goes_on_using_it()
    {
        _file.Execute(EctosTable);
        _file.Migrate(CreateUsers);
        _file.Execute(
            "INSERT INTO schema_migrations (version, inserted_at) VALUES (20240101000000, '2024-01-02T03:04:05')");

        _file.Migrate(CreateUsers, CreatePosts).Migrations.Should().ContainSingle();

        _file.Query("SELECT version FROM schema_migrations ORDER BY position")
            .Should().Equal("20240101000001", "20240101000000", "20240101000002");
    }

    [Theory]
    [InlineData("version varchar NOT NULL PRIMARY KEY", "belongs to Rails, or to dbmate (its version is text)")]
    [InlineData("version uint64, dirty bool", "belongs to golang-migrate (it has a column dirty)")]
    [InlineData("id BIGINT UNIQUE, applied DATETIME, description VARCHAR(1024)",
        "belongs to Migratus (it has id, applied, description)")]
    public void Another_tools_is_refused_by_name_and_not_touched(string columns, string owner)
    {
        _file.Execute($"CREATE TABLE schema_migrations ({columns})");
        var before = _file.Query("SELECT * FROM sqlite_schema");

        var migrate = () => _file.Migrate(CreateUsers);

        migrate.Should().Throw<HistoryRefusedException>().WithMessage(
            $"The table schema_migrations {owner}. It was not touched. "
            + "Keep Schema's history in another table: set MigrateOptions.HistoryTable.");
        _file.Query("SELECT * FROM sqlite_schema").Should().Equal(before);
    }
}
