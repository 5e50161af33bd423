using Microsoft.Data.Sqlite;
using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests;

/// <summary>The verb script, for SQLite.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Creates_the_history_and_writes_each_migration_with_its_row() =>
        Script(new CreateUsers()).Should().StartWith(
            """
            -- For sqlite3. Each migration is a transaction of its own.
            .bail on

            BEGIN IMMEDIATE;
            CREATE TABLE "schema_migrations" ("version" INTEGER PRIMARY KEY, "name" TEXT, "applied_at" TEXT, "position" INTEGER, "duration" REAL, "fingerprint" TEXT, "down" TEXT, "applied_by" TEXT, "release" TEXT, "run" TEXT);
            CREATE UNIQUE INDEX IF NOT EXISTS "schema_migrations_position_index" ON "schema_migrations" ("position");
            COMMIT;

            BEGIN IMMEDIATE;

            -- 20240101000001 Migration1 forward

            -- create table users

            """);

    [Fact]
    public void Leaves_the_database_that_the_runner_would_leave()
    {
        Migration[] migrations = [new CreateUsers(), new CreatePosts(), new RequireNames()];
        using var other = new SqliteFile();
        other.Migrate(migrations);

        Run(Script(migrations));

        const string Schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name";
        const string Rows =
            "SELECT version, name, position, fingerprint, down, release FROM schema_migrations ORDER BY position";
        _file.Query(Schema).Should().Equal(other.Query(Schema));
        _file.Query(Rows).Should().Equal(other.Query(Rows));
        _file.Migrate(migrations).Migrations.Should().BeEmpty();
        SqliteFile.Migrator(migrations).Rollback(to: 0, options: _file.Options).Migrations.Should().HaveCount(3);
    }

    [Fact]
    public void Stops_at_a_migration_that_runs_code()
    {
        Migration[] migrations =
        [
            new CreateUsers(),
            new MigrationThat(m => m.Run((_, _) => Task.CompletedTask, (_, _) => Task.CompletedTask)),
        ];

        FluentActions.Invoking(() => Run(Script(migrations))).Should().Throw<SqliteException>()
            .WithMessage("*20240101000002 Migration2 runs code, which no script can: run migrate*");

        _file.Query("SELECT name FROM schema_migrations").Should().Equal("Migration1");
    }

    [Theory]
    [InlineData("ALTER TABLE users ADD COLUMN extra TEXT")]
    [InlineData("CREATE INDEX extra ON users (name)")]
    [InlineData("CREATE TRIGGER extra AFTER INSERT ON users BEGIN SELECT 1; END")]
    public void Stops_before_a_table_that_has_more_than_the_migrations_say(string sql)
    {
        Migration[] migrations = [new CreateUsers(), new CreatePosts(), new RequireNames()];
        _file.Migrate(migrations[..2]);
        _file.Execute(sql);

        var run = () => Run(Script(migrations, "--from", $"{SqliteFile.Version(2)}"));

        run.Should().Throw<SqliteException>().WithMessage("*the table has more than the migrations say*");
    }

    [Fact]
    public void Keeps_the_rows_that_refer_to_a_table_made_anew()
    {
        Migration[] migrations = [new CreateUsers(), new CreatePosts(), new RequireNames()];
        _file.Migrate(migrations[..2]);
        _file.Execute("INSERT INTO users (id, name) VALUES (1, 'Ada'); INSERT INTO posts (user_id) VALUES (1)");

        Run(Script(migrations, "--from", $"{SqliteFile.Version(2)}"));

        _file.Query("SELECT user_id FROM posts").Should().Equal("1");
        _file.Query("PRAGMA foreign_key_check").Should().BeEmpty();
    }

    [Fact]
    public async Task Cannot_be_idempotent()
    {
        using var error = new StringWriter { NewLine = "\n" };

        var exitCode = await Migrator([new CreateUsers()], new() { Error = error })
            .RunAsync(["script", "--idempotent"], _file.Options);

        exitCode.Should().Be(2);
        error.ToString().Should().Be("The shell of SQLite knows no conditions: its script cannot be idempotent.\n");
    }

    private string Script(params Migration[] migrations) => Script(migrations, []);

    private string Script(Migration[] migrations, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var script = Migrator(migrations, new() { Output = output }).RunAsync(["script", .. args], _file.Options);
        script.GetAwaiter().GetResult().Should().Be(0);
        return output.ToString();
    }

    private static Migrator Migrator(Migration[] migrations, Surroundings surroundings) => new(
        migrations.Select((migration, index) =>
            new MigrationEntry(SqliteFile.Version(index + 1), $"Migration{index + 1}", () => migration)),
        release: "tests 1.0",
        SqliteEngine.Instance)
    {
        Surroundings = surroundings,
    };

    // The library stops at the first error of itself.
    private void Run(string script) => _file.Execute(script.Replace(".bail on\n", "", StringComparison.Ordinal));

    private sealed class CreateUsers : Migration
    {
        public override void Change() => CreateTable("users", t => t.String("name"));
    }

    private sealed class CreatePosts : Migration
    {
        public override void Change() =>
            CreateTable("posts", t => t.References("users", onDelete: ReferentialAction.Cascade));
    }

    private sealed class RequireNames : Migration
    {
        public override void Change() => SetNotNull("users", "name");
    }
}
