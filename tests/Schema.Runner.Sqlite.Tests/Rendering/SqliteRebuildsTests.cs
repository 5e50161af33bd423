using System.Globalization;
using Microsoft.Data.Sqlite;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Sqlite.Tests.Rendering;

/// <summary>A table is made anew once for changes that follow each other, and comes out as if it were made anew for
/// each.</summary>
public sealed class SqliteRebuildsTests
{
    private static readonly SqliteDialect Dialect = new(SqliteDatabase.LibraryVersion);

    private static readonly Migration CreateUsers = new MigrationThat(m => m.CreateTable("users", t =>
    {
        t.Text("name").Unique();
        t.Text("age").Default("0");
    }));

    public static TheoryData<int, Action<AlterTableBuilder>> Changes => new()
    {
        // All of a column.
        { 1, t => t.Modify("age", c => c.Type("integer").NotNull().Default(1).Comment("in years")) },
        { 1, t => t.Modify("age", c => c.Type("integer").Using("age * 2").NotNull().Default(1)) },
        { 1, t => t.BigInt("rank").NotNull().DefaultSql("7 + 1").Check("rank > 0") },

        // Columns beside each other.
        {
            1, t =>
            {
                t.Text("at").NotNull().DefaultSql("'a' || 'b'");
                t.Text("on").NotNull().DefaultSql("'c' || 'd'");
            }
        },
        {
            1, t =>
            {
                t.Modify("age", c => c.Type("integer"));
                t.Modify("name", c => c.Type("bytea").Nullable());
            }
        },
        {
            1, t =>
            {
                t.Remove("name");
                t.Modify("age", c => c.NotNull());
            }
        },

        {
            1, t =>
            {
                t.Remove("id");
                t.BigInt("number").Identity().PrimaryKey();
            }
        },

        // What has to be stored in between.
        {
            2, t =>
            {
                t.Modify("age", c => c.Type("integer"));
                t.Modify("age", c => c.Type("text"));
            }
        },
        {
            2, t =>
            {
                t.Modify("age", c => c.Type("integer"));
                t.Modify("name", c => c.Type("text").Using("name || age"));
            }
        },
        {
            2, t =>
            {
                t.Modify("age", c => c.Type("integer").Using("age + 1"));
                t.Modify("name", c => c.Type("text").Using("'n' || age"));
            }
        },
        {
            2, t =>
            {
                t.Remove("name");
                t.Text("name").DefaultSql("'e' || 'f'");
            }
        },
        {
            2, t =>
            {
                t.Text("at").DefaultSql("'a' || 'b'");
                t.Modify("at", c => c.DropDefault());
            }
        },

        // What is done in between.
        {
            2, t =>
            {
                t.Modify("age", c => c.NotNull());
                t.Integer("plain");
                t.Modify("age", c => c.Nullable());
            }
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Makes_a_table_anew_as_seldom_as_leaves_its_rows_the_same(
        int rebuilds, Action<AlterTableBuilder> change)
    {
        var operations = RecordedMigration.Of(new MigrationThat(m => m.AlterTable("users", change))).Up;

        var combined = Combined(operations);

        combined.Count(statement => statement == "DROP TABLE \"users\"").Should().Be(rebuilds);
        Result(combined).Should().Equal(Result(OneByOne(operations)));
    }

    [Fact]
    public void Keeps_a_step_for_each_operation()
    {
        var operations = RecordedMigration.Of(new MigrationThat(m => m.AlterTable(
            "users", t => t.Modify("age", c => c.Type("integer").NotNull().Default(1))))).Up;

        var steps = Lower(operations);

        steps.Select(step => step.Summary).Should().Equal(
            "drop default of column age of table users",
            "change column age of table users to integer",
            "set default of column age of table users",
            "set column age of table users not null");
        steps.Select(step => step.Statements.Count > 0).Should().Equal(false, false, false, true);
        steps[^1].Rebuild!.Definition.Should().Contain("\"age\" TEXT DEFAULT '0'", "that is what the step finds");
    }

    private static string[] Combined(IEnumerable<Operation> operations) =>
        [.. Lower(operations).SelectMany(step => step.Statements)];

    private static ValueList<Step> Lower(IEnumerable<Operation> operations)
    {
        var lowering = new Lowering(Dialect);
        var model = Before();
        foreach (var operation in operations)
        {
            lowering.Add(operation, model);
            model = model.Apply(operation);
        }

        return lowering.ToSteps();
    }

    private static List<string> OneByOne(IEnumerable<Operation> operations)
    {
        var statements = new List<string>();
        var model = Before();
        foreach (var operation in operations)
        {
            statements.AddRange(Dialect.Render(operation, model));
            model = model.Apply(operation);
        }

        return statements;
    }

    private static SchemaModel Before() => RecordedMigration.Of(CreateUsers).Up.Aggregate(
        SchemaModel.Empty(Dialect.DefaultSchema), (model, operation) => model.Apply(operation));

    /// <summary>The definition, the rows and the counter that the statements leave.</summary>
    private static List<string> Result(IEnumerable<string> statements)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var create = RecordedMigration.Of(CreateUsers).Up.Single();
        var all = Dialect.Render(create, SchemaModel.Empty(Dialect.DefaultSchema))
            .Append("INSERT INTO users (name, age) VALUES ('ada', '36.0'), ('bob', '007'), ('eve', 'old'), ('gone', '')")
            .Append("DELETE FROM users WHERE name = 'gone'")
            .Concat(statements);
        foreach (var statement in all)
        {
            Read(connection, statement);
        }

        return
        [
            .. Read(connection, "SELECT sql FROM sqlite_schema"),
            .. Read(connection, "SELECT * FROM users"),
            .. Read(connection, "SELECT * FROM sqlite_sequence"),
        ];
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(column => string.Create(
                CultureInfo.InvariantCulture, $"{reader.GetDataTypeName(column)} {reader.GetValue(column)}"))));
        }

        return rows;
    }
}
