using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    private static readonly ExtendedStatistics Together = new("together", "users")
    {
        Columns = new[] { "age", "email" },
        Expressions = new[] { "lower(email)" },
        Kinds = StatisticsKinds.NDistinct | StatisticsKinds.Dependencies | StatisticsKinds.Mcv,
        Target = 500,
        Comment = "Known together",
    };

    public static TheoryData<Operation, string[]> RenderedStatistics => new()
    {
        {
            new CreateObject(Together),
            [
                "CREATE STATISTICS \"public\".\"together\" (ndistinct, dependencies, mcv) ON \"age\", \"email\", (lower(email)) "
                    + "FROM \"public\".\"users\"",
                "ALTER STATISTICS \"public\".\"together\" SET STATISTICS 500",
                "COMMENT ON STATISTICS \"public\".\"together\" IS 'Known together'",
            ]
        },
        {
            new CreateObject(new ExtendedStatistics("hints.s", "a\"b") { Columns = new[] { "x", "y\"z" } }),
            ["CREATE STATISTICS \"hints\".\"s\" ON \"x\", \"y\"\"z\" FROM \"public\".\"a\"\"b\""]
        },
        { new DropObject(Together.Name), ["DROP STATISTICS \"public\".\"together\""] },
        { new RenameObject(Together.Name, "s"), ["ALTER STATISTICS \"public\".\"together\" RENAME TO \"s\""] },
        { new MoveObject(Together.Name, "hints"), ["ALTER STATISTICS \"public\".\"together\" SET SCHEMA \"hints\""] },
        { new SetStatisticsTarget(Together.Name, 0), ["ALTER STATISTICS \"public\".\"together\" SET STATISTICS 0"] },
        { new SetStatisticsTarget(Together.Name, null), ["ALTER STATISTICS \"public\".\"together\" SET STATISTICS -1"] },
    };

    [Fact]
    public void A_change_of_type_says_statistics_again()
    {
        var before = Before.Apply(new CreateObject(Together));

        Dialect.Render(new AlterColumnType("users", "age", new ColumnType("bigint")), before)
            .Should().EndWith(["ALTER STATISTICS \"public\".\"together\" SET STATISTICS 500"]);
        Dialect.Render(new AlterColumnType("users", "email", new ColumnType("text")), before)
            .Should().Contain("DROP STATISTICS \"public\".\"together\"").And.EndWith(
            [
                "CREATE STATISTICS \"public\".\"together\" (ndistinct, dependencies, mcv) ON \"age\", \"email\", "
                    + "(lower(email)) FROM \"public\".\"users\"",
                "ALTER STATISTICS \"public\".\"together\" SET STATISTICS 500",
                "COMMENT ON STATISTICS \"public\".\"together\" IS 'Known together'",
            ]);
    }

    [Fact]
    public void A_change_of_type_says_statistics_of_partitions_again()
    {
        var before = Before.Apply(new CreateObject(Together with
        {
            Table = "days_2025",
            Columns = new[] { "land", "number" },
            Expressions = new[] { "lower(land)" },
            Comment = null,
        }));

        Dialect.Render(new AlterColumnType("days", "number", new("numeric")), before)
            .Should().Contain("ALTER STATISTICS \"public\".\"together\" SET STATISTICS 500");
        Dialect.Render(new AlterColumnType("days", "land", new("varchar")), before)
            .Should().Contain("DROP STATISTICS \"public\".\"together\"").And.EndWith(
            [
                "CREATE STATISTICS \"public\".\"together\" (ndistinct, dependencies, mcv) ON \"land\", \"number\", "
                    + "(lower(land)) FROM \"public\".\"days_2025\"",
                "ALTER STATISTICS \"public\".\"together\" SET STATISTICS 500",
            ]);
    }

    [Fact]
    public void Statistics_that_only_newer_servers_have_are_refused()
    {
        Refusal(13, new CreateObject(Together))
            .Should().Be("an expression in statistics needs PostgreSQL 14; this server is 13.2");
        Refusal(12, new CreateObject(Together with { Expressions = ValueList<string>.Empty }))
            .Should().Be("a target of statistics needs PostgreSQL 13; this server is 12.2");
        Refusal(12, new SetStatisticsTarget(Together.Name, 1))
            .Should().Be("a target of statistics needs PostgreSQL 13; this server is 12.2");
        Refusal(14, new CreateObject(Together)).Should().BeNull();

        static string? Refusal(int server, Operation operation) =>
            new PostgresDialect(new Version(server, 2)).Refuse(operation, Before);
    }
}
