using Schema.Planning;
using static Schema.Runner.Sqlite.Tests.Migrations;

namespace Schema.Runner.Sqlite.Tests.History;

public sealed class HistoryTests : IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Writes_down_what_ran()
    {
        _file.Migrate(CreateUsers, CreatePosts);

        _file.Query(
            """
            SELECT version, name, position, typeof(applied_at), abs(julianday('now') - julianday(applied_at)) < 0.1,
                typeof(duration), duration BETWEEN 0 AND 60, fingerprint IS NOT NULL, applied_by, release, length(run)
            FROM schema_migrations
            """)
            .Should().Equal(
                $"20240101000001|Migration1|1|text|1|real|1|1|{Environment.UserName}|tests 1.0|36",
                $"20240101000002|Migration2|2|text|1|real|1|1|{Environment.UserName}|tests 1.0|36");
        _file.Query("SELECT down -> '$.steps[0].statements' FROM schema_migrations WHERE position = 1")
            .Should().Equal("""["DROP TABLE \"users\""]""");
    }

    [Fact]
    public async Task Reads_back_what_was_written()
    {
        _file.Migrate(CreateUsers);

        await using var session = await _file.ConnectAsync();
        var reading = await session.ReadHistoryAsync(HistoryDetail.WithDownScripts, CancellationToken.None);

        reading.State.Should().Be(HistoryState.Ready);
        reading.LockHolder.Should().BeNull();
        var row = reading.Applied.Should().ContainSingle().Subject;
        row.Version.Should().Be(20240101000001);
        row.Name.Should().Be("Migration1");
        row.Position.Should().Be(1);
        row.AppliedAt.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
        row.Duration.Should().BePositive();
        row.Run.Should().NotBeNull();
        row.AppliedBy.Should().Be(Environment.UserName);
        row.Release.Should().Be("tests 1.0");
        row.Down.Should().BeOfType<DownScript.Reversible>()
            .Which.Steps.Should().ContainSingle().Which.Statements.Should().Equal("DROP TABLE \"users\"");
    }

    [Fact]
    public void Walks_the_stored_way_back_of_a_migration_that_is_not_known_here()
    {
        _file.Migrate(CreateUsers, CreatePosts);

        SqliteFile.Migrator(CreateUsers).Rollback(to: 0, options: _file.Options).Migrations.Should().HaveCount(2);

        _file.Query("SELECT name FROM sqlite_schema WHERE name IN ('users', 'posts')").Should().BeEmpty();
    }

    [Fact]
    public void Lives_in_a_table_of_another_name_if_asked()
    {
        var options = _file.Options with { HistoryTable = "my \"history\"" };

        SqliteFile.Migrator(CreateUsers).Migrate(options);
        SqliteFile.Migrator(CreateUsers).Migrate(options).Migrations.Should().BeEmpty();

        _file.Query("SELECT version FROM \"my \"\"history\"\"\"").Should().Equal("20240101000001");
    }

    [Fact]
    public void Asking_for_the_status_creates_nothing()
    {
        SqliteFile.Migrator(CreateUsers).Status(_file.Options)
            .Should().ContainSingle().Which.State.Should().Be(MigrationState.Pending);
        File.Exists(_file.Path).Should().BeFalse();

        _file.Execute("CREATE TABLE others (a)");
        SqliteFile.Migrator(CreateUsers).Status(_file.Options).Should().ContainSingle();
        _file.Query("SELECT name FROM sqlite_schema").Should().Equal("others");
    }

    [Fact]
    public void Asking_for_the_status_of_a_file_that_may_only_be_read_works()
    {
        _file.Migrate(CreateUsers);
        var readOnly = new MigrateOptions { Database = $"Data Source={_file.Path};Mode=ReadOnly" };

        SqliteFile.Migrator(CreateUsers).Status(readOnly)
            .Should().ContainSingle().Which.State.Should().Be(MigrationState.Applied);

        var migrate = () => SqliteFile.Migrator(CreateUsers, CreatePosts).Migrate(readOnly);
        migrate.Should().Throw<DatabaseUnavailableException>().WithMessage(
            $"The database {_file.Path} cannot be used: attempt to write a readonly database (SQLITE_READONLY)");
    }

    [Fact]
    public void A_file_named_by_a_uri_is_made_like_any_other()
    {
        var options = new MigrateOptions { Database = $"Data Source=file://{_file.Path}" };

        SqliteFile.Migrator(CreateUsers).Status(options).Should().ContainSingle();
        File.Exists(_file.Path).Should().BeFalse();
        SqliteFile.Migrator(CreateUsers).Migrate(options).Migrations.Should().ContainSingle();

        _file.Query("SELECT version FROM schema_migrations").Should().Equal("20240101000001");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(_file.Path, new string('a', 200));

        var migrate = () => _file.Migrate(CreateUsers);

        migrate.Should().Throw<DatabaseUnavailableException>().WithMessage(
            $"The database {_file.Path} cannot be used: file is not a database (SQLITE_NOTADB)");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_not_made()
    {
        var folder = Path.Combine(Path.GetDirectoryName(_file.Path)!, "missing");
        var file = Path.Combine(folder, "test.db");

        ShouldBeUnusable(file, $"the folder {folder} does not exist");
    }

    [Fact]
    public void A_folder_is_no_database()
    {
        var folder = Path.GetDirectoryName(_file.Path)!;

        ShouldBeUnusable(folder, $"{folder} is a folder");
    }

    [Fact]
    public void Leaves_the_journal_mode_as_it_is()
    {
        _file.Execute("PRAGMA journal_mode = WAL; CREATE TABLE others (a)");
        _file.Migrate(CreateUsers);
        _file.Query("PRAGMA journal_mode").Should().Equal("wal");

        using var other = new SqliteFile();
        other.Migrate(CreateUsers);
        other.Query("PRAGMA journal_mode").Should().Equal("delete");
    }

    [Theory]
    [InlineData(
        "Schema",
        "SQLite has no schemas. Leave MigrateOptions.Schema out, and name the history table without one.")]
    [InlineData(
        "HistoryTable",
        "SQLite has no schemas. Leave MigrateOptions.Schema out, and name the history table without one.")]
    [InlineData(
        "Role",
        "SQLite has no roles: whoever may write the file may migrate it. "
            + "Leave MigrateOptions.Role and MigrateOptions.GrantTo out.")]
    public void Refuses_options_that_mean_nothing_here(string option, string message)
    {
        var options = option switch
        {
            "Schema" => _file.Options with { Schema = "billing" },
            "HistoryTable" => _file.Options with { HistoryTable = "billing.history" },
            _ => _file.Options with { Role = "owner" },
        };

        var migrate = () => SqliteFile.Migrator(CreateUsers).Migrate(options);

        migrate.Should().Throw<DatabaseNotConfiguredException>().WithMessage(message);
    }

    private static void ShouldBeUnusable(string file, string reason)
    {
        var options = new MigrateOptions { Database = $"sqlite:{file}" };
        var message = $"The database {file} cannot be used: {reason} (SQLITE_CANTOPEN)";

        FluentActions.Invoking(() => SqliteFile.Migrator(CreateUsers).Migrate(options))
            .Should().Throw<DatabaseUnavailableException>().WithMessage(message);
        FluentActions.Invoking(() => SqliteFile.Migrator(CreateUsers).Status(options))
            .Should().Throw<DatabaseUnavailableException>().WithMessage(message);
    }
}
