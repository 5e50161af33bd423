using Schema.Planning;

namespace Schema.Runner.Sqlite.Tests.Rendering;

public sealed class SqliteStatementsTests
{
    public static TheoryData<string, string[]> Texts => new()
    {
        { "", [] },
        { " ;; -- nothing\n/* at all */;", [] },
        { "SELECT 1", ["SELECT 1"] },
        { "SELECT 1; SELECT 2;", ["SELECT 1", "SELECT 2"] },
        { "\uFEFFSELECT 1", ["SELECT 1"] },
        { "SELECT ';', \";\", `;`, [;], x'3b'; SELECT 2", ["SELECT ';', \";\", `;`, [;], x'3b'", "SELECT 2"] },
        { "SELECT 'it''s;'; SELECT \"a\"\";\"", ["SELECT 'it''s;'", "SELECT \"a\"\";\""] },
        { "SELECT '\\'; SELECT 2", ["SELECT '\\'", "SELECT 2"] },
        { "SELECT $$; SELECT $$", ["SELECT $$", "SELECT $$"] },
        { "SELECT 1 -- ; \n; SELECT /* ; /* */ 2", ["SELECT 1 -- ;", "SELECT /* ; /* */ 2"] },
        {
            "create temp trigger t after insert on a begin select case when 1 then 2 end; select 3; end; SELECT 4",
            ["create temp trigger t after insert on a begin select case when 1 then 2 end; select 3; end", "SELECT 4"]
        },
        { "SELECT 1\n--;;\nSELECT '--;;' --;;\n", ["SELECT 1", "SELECT '--;;'"] },
        { "CREATE TABLE \"trigger\" (a); SELECT 1", ["CREATE TABLE \"trigger\" (a)", "SELECT 1"] },
    };

    [Theory, MemberData(nameof(Texts))]
    public void Splits_as_SQLite_does(string sql, string[] statements) =>
        SqliteStatements.Split(sql).Should().Equal(statements);

    [Theory, MemberData(nameof(Texts))]
    public void Splits_where_SQLite_sees_the_end_of_a_statement(string sql, string[] statements)
    {
        _ = SqliteDatabase.LibraryVersion;

        foreach (var statement in statements)
        {
            SQLitePCL.raw.sqlite3_complete($"{statement}\n;").Should().Be(1, "it was split from {0}", sql);
        }
    }

    [Theory]
    [InlineData("SELECT 'a; b")]
    [InlineData("SELECT \"a; b")]
    [InlineData("SELECT [a; b")]
    [InlineData("SELECT 1 /* a; b")]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2")]
    public void Leaves_what_never_ends_to_SQLite(string sql) => SqliteStatements.Split(sql).Should().Equal(sql);
}
