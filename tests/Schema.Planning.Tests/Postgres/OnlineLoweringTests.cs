using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

/// <summary>Which operations run outside a transaction, and what stays together.</summary>
public sealed class OnlineLoweringTests
{
    private static readonly Table Posts = new("posts")
    {
        Columns = new Column[] { new("id", new("bigint")), new("title", new("text")) },
        Constraints = new Constraint[] { new PrimaryKeyConstraint("posts_pkey", new[] { "id" }) },
        Indexes = new[] { Titles("posts") },
    };

    private static readonly Table Logs = new("logs")
    {
        Columns = new Column[] { new("day", new("date")) },
        PartitionedBy = new(PartitionMethod.Range, new[] { IndexKey.OfColumn("day") }),
        Indexes = new[] { new IndexDefinition("logs_day", "logs", new[] { IndexKey.OfColumn("day") }) },
    };

    private static readonly SchemaModel Before = SchemaModel.Empty("public")
        .Apply(new CreateTable(Posts)).Apply(new CreateTable(Logs));

    public static TheoryData<Operation[], string[]> Lowered => new()
    {
        { [new CreateIndex(Ids("posts"))], ["CREATE INDEX CONCURRENTLY \"ids\" ON \"public\".\"posts\" (\"id\")"] },
        { [new CreateIndex(Ids("unknown"))], ["CREATE INDEX CONCURRENTLY \"ids\" ON \"public\".\"unknown\" (\"id\")"] },
        {
            [new CreateIndex(Ids("posts") with { Comment = "All" })],
            ["CREATE INDEX CONCURRENTLY \"ids\" ON \"public\".\"posts\" (\"id\")", "COMMENT ON INDEX \"public\".\"ids\" IS 'All'"]
        },
        { [new DropIndexNamed("titles")], ["DROP INDEX CONCURRENTLY \"public\".\"titles\""] },
        { [new DropIndex("posts", new[] { "title" })], ["DROP INDEX CONCURRENTLY \"public\".\"titles\""] },
        { [new Reindex("posts_pkey")], ["REINDEX INDEX CONCURRENTLY \"public\".\"posts_pkey\""] },
        {
            [new ReindexTable("posts")],
            ["REINDEX INDEX CONCURRENTLY \"public\".\"titles\"", "REINDEX INDEX CONCURRENTLY \"public\".\"posts_pkey\""]
        },

        // In the transaction.
        { [new CreateIndex(Ids("posts") with { Blocking = true })], ["CREATE INDEX \"ids\" ON \"public\".\"posts\" (\"id\")"] },
        { [new DropIndexNamed("titles") { Blocking = true }], ["DROP INDEX \"public\".\"titles\""] },
        { [new Reindex("titles") { Blocking = true }], ["REINDEX INDEX \"public\".\"titles\""] },
        { [new ReindexTable("posts") { Blocking = true }], ["REINDEX TABLE \"public\".\"posts\""] },
        {
            [new CreateIndex(Ids("posts")) { UnsafeBecause = "it is small" }],
            ["CREATE INDEX \"ids\" ON \"public\".\"posts\" (\"id\")"]
        },
        { [new DropIndexNamed("unknown")], ["DROP INDEX \"public\".\"unknown\""] },
        { [new DropIndexNamed("logs_day")], ["DROP INDEX \"public\".\"logs_day\""] },
        {
            [new DropIndexNamed("titles"), new DropTable("posts")],
            ["DROP INDEX \"public\".\"titles\"", "DROP TABLE \"public\".\"posts\""]
        },
        {
            [new CreateTable(new("notes") { Columns = new Column[] { new("id", new("bigint")) } }), new RenameTable("notes", "texts"), new CreateIndex(Ids("texts"))],
            [
                "CREATE TABLE \"public\".\"notes\" (\n    \"id\" bigint\n)",
                "ALTER TABLE \"public\".\"notes\" RENAME TO \"texts\"",
                "CREATE INDEX \"ids\" ON \"public\".\"texts\" (\"id\")",
            ]
        },

        // The table that takes a dropped one's name is used by others.
        {
            [new DropTable("logs"), new RenameTable("posts", "logs"), new DropIndexNamed("titles")],
            [
                "DROP TABLE \"public\".\"logs\"",
                "ALTER TABLE \"public\".\"posts\" RENAME TO \"logs\"",
                "DROP INDEX CONCURRENTLY \"public\".\"titles\"",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Lowered))]
    public void Lowers(Operation[] operations, string[] statements)
    {
        var steps = Lower(operations);

        steps.SelectMany(step => step.Statements).Should().Equal(statements);
        steps.Where(step => step.Probe is not null).Should().Equal(
            steps.Where(step => step.Statements[0].Contains(" CONCURRENTLY ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Divides_a_migration_into_what_shares_a_transaction()
    {
        var steps = Lower(
            new SetDefault("posts", "title", new TextValue("")),
            new DropDefault("posts", "id"),
            new CreateIndex(Ids("posts")),
            new DropIndexNamed("titles"),
            new DropNotNull("posts", "title"));

        Stage.Of(steps, done: 3).Select(stage => (stage.Steps.Count, stage.End, IsOutside: stage.Probe is not null))
            .Should().Equal((2, 5, false), (1, 6, true), (1, 7, true), (1, 8, false));
    }

    [Fact]
    public void A_partition_in_doubt_is_not_detached_concurrently()
    {
        var detach = new DetachPartition("posts", "logs") { Concurrently = true };
        var dialect = new PostgresDialect(new Version(15, 0));

        dialect.Refuse(detach, Before).Should().BeNull();
        dialect.Refuse(detach, Before.Apply(new ExecuteSql("ALTER TABLE posts ADD CHECK (id > 0)", null))).Should().Be(
            "raw SQL may have changed \"posts\", and the check that the server leaves with it cannot be told from its own. "
            + "Declare it anew with ExistingTable, or leave concurrently out");
        new PostgresDialect(new Version(13, 1)).Refuse(detach, Before).Should().Be(
            "To detach a partition concurrently needs PostgreSQL 14; this server is 13.1");
    }

    [Fact]
    public void Leaves_a_migration_without_such_steps_as_one()
    {
        Stage.Of(Lower(new DropNotNull("posts", "title"), new DropDefault("posts", "id")), done: 0).Should().ContainSingle();
        Stage.Of([], done: 0).Should().ContainSingle();
    }

    private static ValueList<Step> Lower(params Operation[] operations)
    {
        var lowering = new Lowering(new PostgresDialect(new Version(15, 0)), operations);
        var model = Before;
        foreach (var operation in operations)
        {
            lowering.Add(operation, model);
            model = model.Apply(operation);
        }

        return lowering.ToSteps();
    }

    private static IndexDefinition Ids(string table) => new("ids", table, new[] { IndexKey.OfColumn("id") });

    private static IndexDefinition Titles(string table) => new("titles", table, new[] { IndexKey.OfColumn("title") });

    [Fact]
    public void Rows_are_filled_by_a_key_that_is_not_set()
    {
        var users = new Table("users")
        {
            Columns = new Column[] { new("id", new("bigint")), new("code", new("text")) { NotNull = true }, new("age", new("int")) },
            Constraints = new Constraint[]
            {
                new PrimaryKeyConstraint("users_pkey", new[] { "id" }), new UniqueConstraint("users_code_key", new[] { "code" }),
                new UniqueConstraint("users_age_key", new[] { "age" }),
            },
        };
        var before = SchemaModel.Empty("public").Apply(new CreateTable(users));

        Key("age = 1").Should().Equal("id");
        Key("id = -id, age = 1").Should().Equal("code");
        Key("(id, code) = (1, 'a')").Should().BeEmpty("a column that can be null is none to walk by");
        Step(new BackfillRows("users", new SqlTerms("age = 1")) { UnsafeBecause = "it is small" }).Backfill.Should().BeNull();
        Step(new BackfillRows("users", new SqlTerms("age = 1"))).Effect.Class.Should().Be(LockClass.DataBatch);

        IEnumerable<string> Key(string set) => Step(new BackfillRows("users", new SqlTerms(set))).Backfill!.Key;

        Step Step(Operation operation)
        {
            var lowering = new Lowering(new PostgresDialect(new Version(15, 0)), [operation]);
            lowering.Add(operation, before);
            return lowering.ToSteps().Should().ContainSingle().Subject;
        }
    }
}
