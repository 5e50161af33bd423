using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    public static TheoryData<Operation, string[]> RenderedCollations => new()
    {
        {
            new CreateObject(new Collation("a") { Locale = "C", Comment = "By bytes" }),
            [
                "CREATE COLLATION \"public\".\"a\" (PROVIDER = libc, LOCALE = 'C')",
                "COMMENT ON COLLATION \"public\".\"a\" IS 'By bytes'",
            ]
        },
        {
            new CreateObject(new Collation("t.a\"b") { Collate = "C", Ctype = "o'clock" }),
            ["CREATE COLLATION \"t\".\"a\"\"b\" (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'o''clock')"]
        },
        {
            new CreateObject(new Collation("a")
            {
                Provider = CollationProvider.Icu,
                Locale = "und-u-ks-level2",
                IsNondeterministic = true,
                Rules = "&a < 'b'",
            }),
            [
                "CREATE COLLATION \"public\".\"a\" (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false, "
                    + "RULES = '&a < ''b''')",
            ]
        },
        {
            new CreateObject(new Collation("a") { Provider = CollationProvider.Builtin, Locale = "C.UTF-8" }),
            ["CREATE COLLATION \"public\".\"a\" (PROVIDER = builtin, LOCALE = 'C.UTF-8')"]
        },
        { new CreateObject(new Collation("a") { From = "C" }), ["CREATE COLLATION \"public\".\"a\" FROM \"C\""] },
        { new CreateObject(new Collation("a") { From = "s.b" }), ["CREATE COLLATION \"public\".\"a\" FROM \"s\".\"b\""] },
        { new DropObject(Collation.NameOf("a")), ["DROP COLLATION \"public\".\"a\""] },
        { new RenameObject(Collation.NameOf("a"), "b"), ["ALTER COLLATION \"public\".\"a\" RENAME TO \"b\""] },
        { new MoveObject(Collation.NameOf("a"), "s"), ["ALTER COLLATION \"public\".\"a\" SET SCHEMA \"s\""] },
    };

    [Fact]
    public void Collations_that_only_newer_servers_have_are_refused()
    {
        Refusal(15, new Collation("a") { Provider = CollationProvider.Icu, Locale = "de", Rules = "&a < b" })
            .Should().Be("Rules needs PostgreSQL 16; this server is 15.2");
        Refusal(16, new Collation("a") { Provider = CollationProvider.Builtin, Locale = "C" })
            .Should().Be("Builtin needs PostgreSQL 17; this server is 16.2");
        Refusal(12, new Collation("a") { Provider = CollationProvider.Icu, Locale = "de", IsNondeterministic = true })
            .Should().BeNull();

        static string? Refusal(int server, Collation collation) =>
            new PostgresDialect(new Version(server, 2)).Refuse(new CreateObject(collation), Before);
    }
}
