using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Rebuilding;

/// <summary>A table that cannot be made anew, or dropped, without a loss stays as it is.</summary>
public sealed class RebuildRefusalTests : IDisposable
{
    private static readonly Migration CreateUsers =
        new MigrationThat(m => m.CreateTable("users", t => t.Integer("age")));

    private static readonly Migration RequireAge = new MigrationThat(m => m.SetNotNull("users", "age"));

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Refuses_to_lose_a_column_that_only_raw_sql_knows()
    {
        _file.Migrate(CreateUsers);
        _file.Execute("ALTER TABLE users ADD COLUMN email TEXT");

        Failing(CreateUsers, RequireAge).Message.Should().Be(
            """
            Migration 20240101000002 Migration2 (forward) failed before it rebuilt the table users.

                The table users has more than the migrations say: a column email.
                SQLite has to make it anew for this change, and that would be lost. Say all of it, with ExistingTable
                where the table was there before Schema, or change it with Execute.

            Its transaction was rolled back. This run has committed nothing. Correct the migration, then run it again.
            """);
        _file.Query("SELECT age, email FROM users").Should().BeEmpty();
    }

    [Fact]
    public void Refuses_to_lose_rules_that_were_not_declared()
    {
        _file.Execute(
            """
            CREATE TABLE legacy (
                code TEXT PRIMARY KEY CHECK (length(code) = 2),
                name TEXT DEFAULT 'x' COLLATE NOCASE,
                owner INTEGER REFERENCES users (id) ON DELETE CASCADE
            ) WITHOUT ROWID
            """);

        Failing(new MigrationThat(m =>
        {
            m.ExistingTable("legacy", t =>
            {
                t.Text("code").PrimaryKey();
                t.Text("name");
                t.BigInt("owner");
            });
            m.SetNotNull("legacy", "name");
        })).Message.Should().Contain(
            "The table legacy has more than the migrations say: CHECK (1 instead of 0), DEFAULT (1 instead of 0), "
            + "COLLATE (1 instead of 0), REFERENCES (1 instead of 0), CASCADE (1 instead of 0), "
            + "WITHOUT (1 instead of 0).");
    }

    [Fact]
    public void Rebuilds_a_table_that_is_declared_as_it_is()
    {
        _file.Execute(
            """
            CREATE TABLE legacy (id integer primary key autoincrement, name varchar(10) not null default 'x');
            CREATE INDEX legacy_name ON legacy (name);
            INSERT INTO legacy (name) VALUES ('a');
            """);

        _file.Migrate(new MigrationThat(m =>
        {
            m.ExistingTable("legacy", t =>
            {
                t.BigInt("id").Identity().PrimaryKey();
                t.String("name", 10).NotNull().Default("x");
                t.Index("name").Name("legacy_name");
            });
            m.AddCheck("legacy", "name <> ''");
        }));

        _file.Query("SELECT id, name FROM legacy").Should().Equal("1|a");
        _file.Query("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'legacy'")
            .Should().Equal("legacy_name");
    }

    [Fact]
    public void Refuses_rows_that_break_the_new_rule()
    {
        _file.Migrate(CreateUsers);
        _file.Execute("INSERT INTO users (age) VALUES (NULL)");

        Failing(CreateUsers, RequireAge).Message.Should().Be(
            """
            Migration 20240101000002 Migration2 (forward) failed at statement 2 of 8.

                SQLITE_CONSTRAINT: NOT NULL constraint failed: schema_new_users.age

                INSERT INTO "schema_new_users" ("id", "age") SELECT "users"."id", "users"."age" FROM "users"

            Its transaction was rolled back. This run has committed nothing. Correct the migration, then run it again.
            """);
        _file.Query("SELECT id FROM users").Should().Equal("1");
    }

    [Fact]
    public void Refuses_rows_that_break_a_new_foreign_key()
    {
        var createPosts = new MigrationThat(m => m.CreateTable("posts", t => t.BigInt("user_id")));
        _file.Migrate(CreateUsers, createPosts);
        _file.Execute("INSERT INTO posts (user_id) VALUES (1), (2)");

        Failing(CreateUsers, createPosts, new MigrationThat(m => m.AddForeignKey("posts", "user_id", "users")))
            .Message.Should().Be(
            """
            Migration 20240101000003 Migration3 (forward) failed when its foreign keys were checked.

                Rows refer to rows that are not there: 2 of posts to users.
                While a migration makes tables anew or drops them, foreign keys neither refuse nor cascade.
                Delete or change such rows first, in a migration of its own.

            Its transaction was rolled back. This run has committed nothing. Correct the migration, then run it again.
            """);
    }

    [Fact]
    public void Does_not_mind_rows_that_referred_to_nothing_before()
    {
        _file.Migrate(CreateUsers);
        _file.Execute(
            """
            PRAGMA foreign_keys = OFF;
            CREATE TABLE strays (user_id REFERENCES users (id));
            INSERT INTO strays VALUES (99);
            """);

        _file.Migrate(CreateUsers, RequireAge).Migrations.Should().ContainSingle();
    }

    [Fact]
    public void Refuses_to_drop_a_table_that_rows_refer_to()
    {
        _file.Migrate(CreateUsers);
        _file.Execute(
            """
            INSERT INTO users (age) VALUES (1);
            CREATE TABLE children (user_id REFERENCES users (id) ON DELETE CASCADE);
            INSERT INTO children VALUES (1);
            """);

        Failing(CreateUsers, new MigrationThat(m => m.DropTable("users"))).Message
            .Should().Contain("Rows refer to rows that are not there: 1 of children to users.");
        _file.Query("SELECT user_id FROM children").Should().Equal("1");
    }

    [Fact]
    public void Refuses_to_leave_a_trigger_behind_that_cannot_run()
    {
        var checkAge = new MigrationThat(m => m.AddCheck("users", "age >= 0"));
        _file.Migrate(CreateUsers, checkAge);
        _file.Execute("CREATE TRIGGER t AFTER INSERT ON users BEGIN SELECT NEW.age; END");

        Failing(CreateUsers, checkAge, new MigrationThat(m => m.AlterTable("users", t => t.Remove("age"))))
            .Message.Should().Be(
            """
            Migration 20240101000003 Migration3 (forward) failed after it rebuilt the table users.

                error in trigger t: no such column: NEW.age
                Drop it before with Execute, and create it again as it is to be from now on.

            Its transaction was rolled back. This run has committed nothing. Correct the migration, then run it again.
            """);
    }

    [Fact]
    public void Refuses_to_leave_a_view_behind_without_its_table()
    {
        _file.Migrate(CreateUsers);
        _file.Execute("CREATE VIEW v AS SELECT age FROM users");

        Failing(CreateUsers, new MigrationThat(m => m.DropTable("users"))).Message
            .Should().Contain("error in view v: no such table: main.users");
    }

    [Fact]
    public void Does_not_mind_a_view_that_was_broken_before()
    {
        _file.Migrate(CreateUsers);
        _file.Execute("CREATE VIEW v AS SELECT a FROM nowhere");

        _file.Migrate(CreateUsers, RequireAge).Migrations.Should().ContainSingle();
    }

    [Fact]
    public void A_column_without_a_value_for_the_rows_that_are_there_does_not_come_back()
    {
        var migrator = SqliteFile.Migrator(
            new MigrationThat(m => m.CreateTable("people", t => t.Text("email").NotNull())),
            new MigrationThat(m => m.AlterTable("people", t => t.Remove("email"))));
        migrator.Migrate(_file.Options);
        _file.Execute("INSERT INTO people DEFAULT VALUES");

        var rollback = () => migrator.Rollback(steps: 1, options: _file.Options);

        rollback.Should().Throw<MigrationFailedException>().Which.Message.Should().Be(
            """
            Migration 20240101000002 Migration2 (backward) failed at statement 2 of 8.

                SQLITE_CONSTRAINT: NOT NULL constraint failed: schema_new_people.email

                INSERT INTO "schema_new_people" ("id") SELECT "people"."id" FROM "people"

            Its transaction was rolled back. This run has committed nothing.
            """
            + " The way back makes a column NOT NULL, and there are rows without a value for it; what a removed column "
            + "held is gone. Give them one or delete them, or go forward: a new migration can add the column with a "
            + "default.");
        _file.Query("SELECT * FROM people").Should().Equal("1");
    }

    private MigrationFailedException Failing(params Migration[] migrations)
    {
        var migrate = () => _file.Migrate(migrations);
        return migrate.Should().Throw<MigrationFailedException>().Which;
    }
}
