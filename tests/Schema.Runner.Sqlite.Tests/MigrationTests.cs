using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests;

/// <summary>The main job, from an empty folder and back.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Migrates_and_rolls_back()
    {
        var migrator = SqliteFile.Migrator(new AddUsersTable(), new RemoveUsersLastName());

        migrator.Migrate(_file.Options).Migrations.Select(migration => migration.Version)
            .Should().Equal(SqliteFile.Version(1), SqliteFile.Version(2));
        _file.Execute("INSERT INTO users (first_name, email) VALUES ('Ada', 'ada@example.org')");
        migrator.Migrate(_file.Options).Migrations.Should().BeEmpty();

        migrator.Rollback(steps: 1, options: _file.Options);
        _file.Query("SELECT id, first_name, last_name, email FROM users").Should().Equal("1|Ada||ada@example.org");

        migrator.Rollback(to: 0, options: _file.Options);
        _file.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .Should().Equal("schema_migrations");
        _file.Query("SELECT * FROM schema_migrations").Should().BeEmpty();
    }

    [Theory]
    [InlineData("rollback --to 0", "table \"main.users\", with 2 rows")]
    [InlineData("rollback --steps 1", "column \"age\" of table \"main.users\", of 2 rows")]
    public async Task Says_what_data_a_way_back_loses(string args, string lost)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var migrator = new Migrator(
            [
                new(SqliteFile.Version(1), "AddUsersTable", () => new AddUsersTable()),
                new(SqliteFile.Version(2), "AddAge", () => new AddAge()),
            ],
            release: null,
            SqliteEngine.Instance)
        {
            Surroundings = new() { Error = error, IsInteractive = false },
        };
        await migrator.MigrateAsync(_file.Options);
        _file.Execute("INSERT INTO users (email) VALUES ('ada@example.org'), ('bob@example.org')");

        (await migrator.RunAsync(args.Split(' '), _file.Options)).Should().Be(0);

        error.ToString().Split('\n').Where(line => line.StartsWith("warning: ", StringComparison.Ordinal))
            .Should().Equal($"warning: This loses {lost}.");
    }

    private sealed class AddAge : Migration
    {
        public override void Change() => AddColumn("users", t => t.Integer("age"));
    }

    private sealed class AddUsersTable : Migration
    {
        public override void Change()
        {
            CreateTable("users", t =>
            {
                t.String("first_name");
                t.String("last_name");
                t.String("email").NotNull();
                t.Timestamps();
            });
            UniqueIndex("users", "email");
        }
    }

    private sealed class RemoveUsersLastName : Migration
    {
        public override void Change() => AlterTable("users", t => t.Remove("last_name"));
    }
}
