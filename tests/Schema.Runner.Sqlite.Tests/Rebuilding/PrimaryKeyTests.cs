using Schema.Dsl;
using Schema.Testing.Sqlite;

namespace Schema.Runner.Sqlite.Tests.Rebuilding;

/// <summary>Primary keys come and go with their columns, both ways: SQLite itself drops no column of one.</summary>
public sealed class PrimaryKeyTests : IDisposable
{
    private static readonly Migration CreateTags = new MigrationThat(m => m.CreateTable("tags", t =>
    {
        t.NoPrimaryKey();
        t.Text("name");
    }));

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_primary_key_is_dropped_and_then_its_column()
    {
        var migrator = SqliteFile.Migrator(Migrations.CreateUsers, new MigrationThat(m =>
        {
            m.DropConstraint("users", "users_pkey");
            m.AlterTable("users", t => t.Remove("id"));
        }));
        migrator.Migrate(_file.Options with { To = SqliteFile.Version(1) });
        _file.Execute("INSERT INTO users (name) VALUES ('ada'), ('bob')");
        var before = SqliteCatalog.Read(_file.Path);

        migrator.Migrate(_file.Options);
        _file.Query("SELECT * FROM users").Should().Equal("ada", "bob");

        migrator.Rollback(steps: 1, options: _file.Options);
        _file.Query("SELECT id, name FROM users").Should().Equal("1|ada", "2|bob");
        SqliteCatalog.Read(_file.Path).Should().Be(before);
    }

    [Fact]
    public void An_identity_primary_key_column_is_added_and_taken_away()
    {
        var migrator = SqliteFile.Migrator(
            CreateTags, new MigrationThat(m => m.AlterTable("tags", t => t.BigInt("id").Identity().PrimaryKey())));
        migrator.Migrate(_file.Options with { To = SqliteFile.Version(1) });
        _file.Execute("INSERT INTO tags VALUES ('a'), ('b')");
        var before = SqliteCatalog.Read(_file.Path);

        migrator.Migrate(_file.Options);
        _file.Query("SELECT id, name FROM tags").Should().Equal("1|a", "2|b");

        migrator.Rollback(steps: 1, options: _file.Options);
        _file.Query("SELECT * FROM tags").Should().Equal("a", "b");
        SqliteCatalog.Read(_file.Path).Should().Be(before);
    }
}
