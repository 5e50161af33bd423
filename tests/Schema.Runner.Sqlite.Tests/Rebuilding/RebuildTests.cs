using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests.Rebuilding;

/// <summary>A table that is made anew keeps all that is not asked to go.</summary>
public sealed class RebuildTests : IDisposable
{
    private static readonly Migration CreateBoth = new MigrationThat(m =>
    {
        m.CreateTable("users", t =>
        {
            t.String("email").NotNull().Unique();
            t.Integer("age").Check("users.age >= 0");
            t.References("users", "friend_id", onDelete: ReferentialAction.SetNull);
        });
        m.CreateTable("posts", t =>
        {
            t.References("users", onDelete: ReferentialAction.Cascade);
            t.Text("title");
        });
    });

    private static readonly Migration RequireAge = new MigrationThat(m => m.SetNotNull("users", "age"));

    private readonly SqliteFile _file = new();

    public RebuildTests()
    {
        _file.Migrate(CreateBoth);
        _file.Execute(
            """
            INSERT INTO users (email, age, friend_id) VALUES ('ada', 36, NULL), ('bob', 40, 1), ('gone', 1, NULL);
            INSERT INTO posts (user_id, title) VALUES (1, 'one'), (2, 'two');
            DELETE FROM users WHERE email = 'gone';
            """);
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Keeps_the_rows_and_the_rows_that_refer_to_them()
    {
        _file.Migrate(CreateBoth, RequireAge);

        _file.Query("SELECT id, email, age, friend_id FROM users").Should().Equal("1|ada|36|", "2|bob|40|1");
        _file.Query("SELECT id, user_id, title FROM posts").Should().Equal("1|1|one", "2|2|two");
    }

    [Fact]
    public void Keeps_foreign_keys_at_work()
    {
        _file.Migrate(CreateBoth, RequireAge);

        _file.Execute("DELETE FROM users WHERE id = 1");
        _file.Query("SELECT id, friend_id FROM users").Should().Equal("2|");
        _file.Query("SELECT id FROM posts").Should().Equal("2");
        Failing("INSERT INTO posts (user_id) VALUES (99)").Should().Contain("FOREIGN KEY constraint failed");
    }

    [Fact]
    public void Keeps_checks_unique_constraints_and_indexes()
    {
        _file.Migrate(CreateBoth, RequireAge);

        Failing("INSERT INTO users (email, age) VALUES ('eve', -1)").Should().Contain("CHECK constraint failed");
        Failing("INSERT INTO users (email, age) VALUES ('ada', 1)").Should().Contain("UNIQUE constraint failed");
        _file.Query("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
            .Should().Contain("users_friend_id_index");
    }

    [Fact]
    public void Goes_on_counting_where_it_was()
    {
        _file.Migrate(CreateBoth, RequireAge);

        _file.Execute("INSERT INTO users (email, age) VALUES ('eve', 1)");
        _file.Query("SELECT id FROM users WHERE email = 'eve'").Should().Equal("4");
    }

    [Fact]
    public void Goes_on_counting_in_a_table_that_is_empty()
    {
        _file.Execute("DELETE FROM users");
        _file.Migrate(CreateBoth, RequireAge);

        _file.Execute("INSERT INTO users (email, age) VALUES ('eve', 1)");
        _file.Query("SELECT id FROM users").Should().Equal("4");
    }

    [Fact]
    public void Puts_back_triggers_and_indexes_that_only_raw_sql_knows()
    {
        var byHand = new MigrationThat(m => m.Execute(
            """
            CREATE INDEX by_hand ON users (email, age);
            CREATE TRIGGER adults AFTER INSERT ON users WHEN NEW.age < 18 BEGIN
                SELECT RAISE(ABORT, 'too young');
            END;
            CREATE TRIGGER counting AFTER INSERT ON posts BEGIN
                UPDATE users SET age = age + 1 WHERE id = NEW.user_id;
            END;
            """));

        _file.Migrate(CreateBoth, byHand, RequireAge);

        Failing("INSERT INTO users (email, age) VALUES ('eve', 3)").Should().Contain("too young");
        _file.Execute("INSERT INTO posts (user_id) VALUES (1)");
        _file.Query("SELECT age FROM users WHERE id = 1").Should().Equal("37");
        _file.Query("SELECT name FROM sqlite_schema WHERE sql LIKE '%by_hand%'").Should().Equal("by_hand");
    }

    [Fact]
    public void Leaves_views_as_they_are()
    {
        const string View = "CREATE VIEW adults AS SELECT u.email FROM users AS u WHERE u.age >= 18";
        _file.Migrate(CreateBoth, new MigrationThat(m => m.Execute(View)), RequireAge);

        _file.Query("SELECT email FROM adults").Should().Equal("ada", "bob");
        _file.Query("SELECT sql FROM sqlite_schema WHERE type = 'view'").Should().Equal(View);
    }

    [Fact]
    public void Leaves_the_definitions_of_other_tables_as_they_are()
    {
        var before = _file.Query("SELECT sql FROM sqlite_schema WHERE name = 'posts'");

        _file.Migrate(CreateBoth, RequireAge);

        _file.Query("SELECT sql FROM sqlite_schema WHERE name = 'posts'").Should().Equal(before);
    }

    [Fact]
    public void Gives_rows_that_are_there_the_default_of_a_new_column()
    {
        _file.Migrate(CreateBoth, new MigrationThat(m => m.AlterTable("users", t => t.Timestamps())));

        _file.Query("SELECT count(*) FROM users WHERE inserted_at = updated_at AND inserted_at > '2024'")
            .Should().Equal("2");
    }

    [Fact]
    public void Numbers_rows_that_are_there_for_a_new_identity_column()
    {
        var unnumbered = new MigrationThat(m => m.CreateTable("tags", t =>
        {
            t.NoPrimaryKey();
            t.Text("name");
        }));
        _file.Migrate(CreateBoth, unnumbered);
        _file.Execute("INSERT INTO tags VALUES ('a'), ('b')");

        _file.Migrate(
            CreateBoth, unnumbered, new MigrationThat(m => m.AlterTable("tags", t => t.BigInt("id").Identity())));

        _file.Query("SELECT id, name FROM tags").Should().Equal("1|a", "2|b");
    }

    [Fact]
    public void Converts_values_with_an_expression()
    {
        _file.Migrate(CreateBoth, new MigrationThat(m => m.AlterTable("posts", t =>
            t.Modify("title", c => c.Type("integer").Using("length(title) * 100")))));

        _file.Query("SELECT title, typeof(title) FROM posts").Should().Equal("300|integer", "300|integer");
    }

    [Fact]
    public void Keeps_values_that_do_not_fit_the_new_type()
    {
        _file.Execute("UPDATE posts SET title = '12' WHERE id = 1");

        _file.Migrate(CreateBoth, new MigrationThat(m => m.AlterTable("posts", t =>
            t.Modify("title", c => c.Type("integer").Using("title::integer")))));

        _file.Query("SELECT title, typeof(title) FROM posts").Should().Equal("12|integer", "two|text");
    }

    private string Failing(string sql)
    {
        var execute = () => _file.Execute(sql);
        return execute.Should().Throw<Microsoft.Data.Sqlite.SqliteException>().Which.Message;
    }
}
