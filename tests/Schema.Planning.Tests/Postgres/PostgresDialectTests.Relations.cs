using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    private static IEnumerable<SchemaObject> Relations =>
    [
        new View("mails", "SELECT email FROM users") { Comment = "Where to write" },
        new View("upper_mails", "SELECT upper(email) FROM mails"),
        new MaterializedView("counted", "SELECT count(*) FROM upper_mails")
        {
            Indexes = new[] { new IndexDefinition("by_count", "counted", new[] { IndexKey.OfColumn("count") }) },
        },
    ];

    public static TheoryData<Operation, string[]> RenderedRelations => new()
    {
        {
            new CreateObject(new View("a", "SELECT 1 AS b, 2")
            {
                Columns = new[] { "x", "y" },
                CheckOption = CheckOption.Cascaded,
                SecurityBarrier = true,
                SecurityInvoker = true,
                Comment = "it's",
                ColumnComments = new[] { new ColumnComment("x", "b") },
            }),
            [
                "CREATE VIEW \"public\".\"a\" (\"x\", \"y\") WITH (security_barrier, security_invoker) AS\nSELECT 1 AS b, 2\n"
                    + "WITH CASCADED CHECK OPTION",
                "COMMENT ON VIEW \"public\".\"a\" IS 'it''s'",
                "COMMENT ON COLUMN \"public\".\"a\".\"x\" IS 'b'",
            ]
        },
        {
            new CreateObject(new View("a", "SELECT 1") { CheckOption = CheckOption.Local }),
            ["CREATE VIEW \"public\".\"a\" AS\nSELECT 1\nWITH LOCAL CHECK OPTION"]
        },
        {
            new CreateObject(new View("a", "SELECT 1") { Columns = new[] { "n" }, Recursive = true }),
            ["CREATE RECURSIVE VIEW \"public\".\"a\" (\"n\") AS\nSELECT 1"]
        },
        {
            new ReplaceObject(new View("mails", "SELECT age FROM users")) { Recreate = true },
            [
                "DROP MATERIALIZED VIEW \"public\".\"counted\"",
                "DROP VIEW \"public\".\"upper_mails\"",
                "DROP VIEW \"public\".\"mails\"",
                "CREATE VIEW \"public\".\"mails\" AS\nSELECT age FROM users",
                "COMMENT ON VIEW \"public\".\"mails\" IS 'Where to write'",
                "CREATE VIEW \"public\".\"upper_mails\" AS\nSELECT upper(email) FROM mails",
                "CREATE MATERIALIZED VIEW \"public\".\"counted\" AS\nSELECT count(*) FROM upper_mails",
                "CREATE INDEX \"by_count\" ON \"public\".\"counted\" (\"count\")",
            ]
        },
        {
            new CreateObject(new MaterializedView("m", "SELECT 1")
            {
                Columns = new[] { "n" },
                Method = "heap",
                Parameters = new[] { new StorageParameter("fillfactor", "70") },
                Tablespace = "fast",
                HasData = false,
            }),
            [
                "CREATE MATERIALIZED VIEW \"public\".\"m\" (\"n\") USING \"heap\" WITH (\"fillfactor\" = '70') TABLESPACE \"fast\" AS\n"
                    + "SELECT 1\nWITH NO DATA",
            ]
        },
        { new DropObject(MaterializedView.NameOf("m")), ["DROP MATERIALIZED VIEW \"public\".\"m\""] },
        { new RenameObject(MaterializedView.NameOf("m"), "n"), ["ALTER MATERIALIZED VIEW \"public\".\"m\" RENAME TO \"n\""] },
        { new RefreshMaterializedView("a.m"), ["REFRESH MATERIALIZED VIEW \"a\".\"m\""] },
        {
            new RefreshMaterializedView("m") { Concurrently = true },
            ["REFRESH MATERIALIZED VIEW CONCURRENTLY \"public\".\"m\""]
        },
        { new RefreshMaterializedView("m") { WithData = false }, ["REFRESH MATERIALIZED VIEW \"public\".\"m\" WITH NO DATA"] },
    };

    [Fact]
    public void Objects_that_only_newer_servers_have_are_refused() =>
        new PostgresDialect(new Version(14, 9))
            .Refuse(new CreateObject(new View("a", "SELECT 1") { SecurityInvoker = true }), Before)
            .Should().Be("SecurityInvoker needs PostgreSQL 15; this server is 14.9");
}
