using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    public static TheoryData<Operation, string[]> RenderedIndexes => new()
    {
        {
            new CreateIndex(new IndexDefinition("live", "billing.posts", new[]
            {
                IndexKey.OfColumn("at") with { Sort = Sort.Descending, Nulls = Nulls.Last },
                IndexKey.OfColumn("by") with { Nulls = Nulls.First },
                IndexKey.OfExpression("lower(title)") with { OperatorClass = "text_pattern_ops" },
            })
            {
                Unique = true,
                Method = "btree",
                Include = new[] { "id" },
                NullsNotDistinct = true,
                Parameters = new[] { new StorageParameter("fillfactor", "70") },
                Where = "deleted_at IS NULL",
                Comment = "What is shown",
                Blocking = true,
            }),
            [
                "CREATE UNIQUE INDEX \"live\" ON \"billing\".\"posts\" USING \"btree\" "
                + "(\"at\" DESC NULLS LAST, \"by\" NULLS FIRST, "
                + "(lower(title)) text_pattern_ops) INCLUDE (\"id\") NULLS NOT DISTINCT WITH (\"fillfactor\" = '70') "
                + "WHERE deleted_at IS NULL",
                "COMMENT ON INDEX \"billing\".\"live\" IS 'What is shown'",
            ]
        },
        {
            new CreateIndex(new IndexDefinition("titles", "posts", new[]
            {
                IndexKey.OfColumn("title") with { Collation = "pg_catalog.de-x-icu", OperatorClass = "gist_trgm_ops(siglen=32)" },
                IndexKey.OfExpression("lower(body)") with { Statistics = 500 },
            })
            {
                Method = "gist",
                Only = true,
                Parameters = new[] { new StorageParameter("fillfactor", "70"), new StorageParameter("buffering", "off") },
                Tablespace = "fast \"disk\"",
                Where = "NOT draft",
            }),
            [
                "CREATE INDEX \"titles\" ON ONLY \"public\".\"posts\" USING \"gist\" "
                + "(\"title\" COLLATE \"pg_catalog\".\"de-x-icu\" gist_trgm_ops(siglen=32), (lower(body))) "
                + "WITH (\"fillfactor\" = '70', \"buffering\" = 'off') TABLESPACE \"fast \"\"disk\"\"\" WHERE NOT draft",
                "ALTER INDEX \"public\".\"titles\" ALTER COLUMN 2 SET STATISTICS 500",
            ]
        },
        { new DropIndex("users", new[] { "email" }), ["DROP INDEX \"public\".\"users_email_index\""] },
        { new DropIndex("unknown", new[] { "a", "b" }), ["DROP INDEX \"public\".\"unknown_a_b_index\""] },
        { new DropIndexNamed("live"), ["DROP INDEX \"public\".\"live\""] },
        { new RenameIndex("billing.live", "alive"), ["ALTER INDEX \"billing\".\"live\" RENAME TO \"alive\""] },
        {
            new SetIndexParameters("live", new[] { new StorageParameter("fillfactor", "70"), new StorageParameter("f'", "o'n") }),
            ["ALTER INDEX \"public\".\"live\" SET (\"fillfactor\" = '70', \"f'\" = 'o''n')"]
        },
        {
            new ResetIndexParameters("live", new[] { "fillfactor", "fastupdate" }),
            ["ALTER INDEX \"public\".\"live\" RESET (\"fillfactor\", \"fastupdate\")"]
        },
        { new SetIndexTablespace("live", "fast"), ["ALTER INDEX \"public\".\"live\" SET TABLESPACE \"fast\""] },
        {
            new SetIndexTablespace("o'clock", null),
            [
                "DO 'BEGIN EXECUTE ''ALTER INDEX \"public\".\"o''''clock\" SET TABLESPACE '' || "
                + "(SELECT pg_catalog.quote_ident(t.spcname) FROM pg_catalog.pg_database AS d "
                + "JOIN pg_catalog.pg_tablespace AS t ON t.oid = d.dattablespace "
                + "WHERE d.datname = pg_catalog.current_database()); END'",
            ]
        },
        {
            new SetIndexStatistics("live", 2, 500),
            ["ALTER INDEX \"public\".\"live\" ALTER COLUMN 2 SET STATISTICS 500"]
        },
        {
            new SetIndexStatistics("live", 1, null),
            ["ALTER INDEX \"public\".\"live\" ALTER COLUMN 1 SET STATISTICS -1"]
        },
        { new Reindex("billing.live"), ["REINDEX INDEX \"billing\".\"live\""] },
        { new ReindexTable("users"), ["REINDEX TABLE \"public\".\"users\""] },
    };

    public static TheoryData<Operation, int, string> TooNewIndexes => new()
    {
        { new CreateIndex(Index(IndexKey.OfColumn("a")) with { Unique = true, NullsNotDistinct = true }), 15, "NULLS NOT DISTINCT" },
        {
            new CreateIndex(Index(IndexKey.OfColumn("a")) with { Method = "spgist", Include = new[] { "b" } }),
            14,
            "INCLUDE in an index that uses spgist"
        },
        {
            new CreateTable(new Table("a")
            {
                Indexes = new[] { Index(IndexKey.OfColumn("a") with { OperatorClass = "gist_trgm_ops(siglen=32)" }) },
            }),
            13,
            "An operator class with parameters"
        },
    };

    [Fact]
    public void The_statistics_of_an_index_that_the_server_makes_anew_are_stated_again()
    {
        var index = new IndexDefinition("i", "users", new[]
        {
            IndexKey.OfColumn("age"),
            IndexKey.OfExpression("lower(email)") with { Statistics = 500 },
        });

        Dialect.Render(new AlterColumnType("users", "age", new("bigint")), Before.Apply(new CreateIndex(index)))
            .Should().Equal(
                "ALTER TABLE \"public\".\"users\" ALTER COLUMN \"age\" TYPE bigint",
                "ALTER INDEX \"public\".\"i\" ALTER COLUMN 2 SET STATISTICS 500");
    }

    private static IndexDefinition Index(IndexKey key) => new("i", "a", new[] { key });
}
