using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    public static TheoryData<Operation, string[]> RenderedTables => new()
    {
        {
            new CreateTable(new("scratch")
            {
                Columns = new[] { new Column("a", new("text")) },
                Unlogged = true,
                Parameters = new StorageParameter[] { new("fillfactor", "70"), new("toast.autovacuum_enabled", "it's") },
                Tablespace = "the \"fast\" disk",
            }),
            [
                """
                CREATE UNLOGGED TABLE "public"."scratch" (
                    "a" text
                ) WITH ("fillfactor" = '70', "toast"."autovacuum_enabled" = 'it''s') TABLESPACE "the ""fast"" disk"
                """,
            ]
        },
        {
            new CreateTable(new("copies")
            {
                Columns = new[] { new Column("a", new("text")), new Column("b", new("text")) },
                Like = new[] { new LikeClause("users", Including.Defaults | Including.Constraints, Place: 1) },
            }),
            [
                """
                CREATE TABLE "public"."copies" (
                    "a" text,
                    "id" bigint NOT NULL,
                    "email" varchar(255) DEFAULT 'o''clock' NOT NULL,
                    "age" integer,
                    "b" text,
                    CONSTRAINT "users_email_check" CHECK (email <> '')
                )
                """,
            ]
        },
        {
            new CreateTable(new("copies")
            {
                Columns = new[] { new Column("a", new("text")), new Column("b", new("text")) },
                Like = new[]
                {
                    new LikeClause(
                        "old.legacy", Including.Defaults | Including.Indexes | Including.Statistics, Place: 1),
                    new LikeClause("plain", Including.Nothing, Place: 2),
                    new LikeClause("whole", Including.All, Place: 2),
                },
            }),
            [
                """
                CREATE TABLE "public"."copies" (
                    "a" text,
                    LIKE "old"."legacy" INCLUDING DEFAULTS INCLUDING INDEXES INCLUDING STATISTICS,
                    "b" text,
                    LIKE "public"."plain",
                    LIKE "public"."whole" INCLUDING ALL
                )
                """,
            ]
        },
        { new SetTableSchema("users", "a\"b"), ["ALTER TABLE \"public\".\"users\" SET SCHEMA \"a\"\"b\""] },
        { new SetTableLogging("users", Unlogged: true), ["ALTER TABLE \"public\".\"users\" SET UNLOGGED"] },
        { new SetTableLogging("users", Unlogged: false), ["ALTER TABLE \"public\".\"users\" SET LOGGED"] },
        {
            new SetTableParameters("users", new StorageParameter[] { new("fillfactor", "70"), new("toast.x", "'") }),
            ["ALTER TABLE \"public\".\"users\" SET (\"fillfactor\" = '70', \"toast\".\"x\" = '''')"]
        },
        {
            new ResetTableParameters("users", new[] { "fillfactor", "toast.x" }),
            ["ALTER TABLE \"public\".\"users\" RESET (\"fillfactor\", \"toast\".\"x\")"]
        },
        { new SetTableTablespace("users", "fast"), ["ALTER TABLE \"public\".\"users\" SET TABLESPACE \"fast\""] },
        {
            new SetTableTablespace("users", null),
            [
                "DO 'BEGIN EXECUTE ''ALTER TABLE \"public\".\"users\" SET TABLESPACE '' || "
                + "(SELECT pg_catalog.quote_ident(t.spcname) FROM pg_catalog.pg_database AS d "
                + "JOIN pg_catalog.pg_tablespace AS t ON t.oid = d.dattablespace "
                + "WHERE d.datname = pg_catalog.current_database()); END'",
            ]
        },
    };

    [Fact]
    public void A_server_that_compresses_all_columns_alike_takes_over_nothing_of_it()
    {
        var create = new CreateTable(new("copies")
        {
            Like = new[] { new LikeClause("legacy", Including.Compression | Including.Storage, Place: 0) },
        });

        new PostgresDialect(new Version(13, 9)).Render(create, Before).Should().Equal(
            "CREATE TABLE \"public\".\"copies\" (\n    LIKE \"public\".\"legacy\" INCLUDING STORAGE\n)");
        new PostgresDialect(new Version(14, 1)).Render(create, Before).Should().Equal(
            "CREATE TABLE \"public\".\"copies\" (\n    LIKE \"public\".\"legacy\" INCLUDING STORAGE INCLUDING COMPRESSION\n)");
    }
}
