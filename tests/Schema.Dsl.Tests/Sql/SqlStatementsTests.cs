namespace Schema.Dsl.Tests.Sql;

public sealed class SqlStatementsTests
{
    public static TheoryData<string, string[]> Scripts => new()
    {
        { "", [] },
        { " ; ;; -- nothing\n /* at all */ ;", [] },
        { "SELECT 1", ["SELECT 1"] },
        { "SELECT 1; SELECT 2;", ["SELECT 1", "SELECT 2"] },
        { "\uFEFFSELECT 1", ["SELECT 1"] },
        { "SELECT ';'; SELECT 'it''s;'", ["SELECT ';'", "SELECT 'it''s;'"] },
        { @"SELECT E'\';'; SELECT '\'; SELECT 3", [@"SELECT E'\';'", @"SELECT '\'", "SELECT 3"] },
        { "SELECT \"a;\"\"b\"; SELECT 2", ["SELECT \"a;\"\"b\"", "SELECT 2"] },
        { "DO $$BEGIN; END$$; SELECT 1", ["DO $$BEGIN; END$$", "SELECT 1"] },
        { "DO $a$ $$;$$ $b$;$b$ $a$; SELECT a$1;", ["DO $a$ $$;$$ $b$;$b$ $a$", "SELECT a$1"] },
        { "SELECT 1 -- a; b\n; SELECT /* ; /* ; */ ; */ 2", ["SELECT 1 -- a; b", "SELECT /* ; /* ; */ ; */ 2"] },
        {
            "CREATE RULE r AS ON INSERT TO t DO (a; b); SELECT 1",
            ["CREATE RULE r AS ON INSERT TO t DO (a; b)", "SELECT 1"]
        },
        {
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3",
            ["CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END", "SELECT 3"]
        },
        {
            "SELECT '{\"a\": \";\"}'::jsonb ? 'b'; SELECT x[1:2]",
            ["SELECT '{\"a\": \";\"}'::jsonb ? 'b'", "SELECT x[1:2]"]
        },
        { "SELECT 1\n--;;\nSELECT 2 --;; as Migratus\n;--;;\n", ["SELECT 1", "SELECT 2"] },
        { "SELECT '--;;\n'; DO $$--;;\n$$; SELECT 3 -- ;;\n", ["SELECT '--;;\n'", "DO $$--;;\n$$", "SELECT 3 -- ;;"] },
        { "SELECT 'never ends; SELECT 2", ["SELECT 'never ends; SELECT 2"] },
        { "SELECT U&'\\0041;', B'1;', x'F;'", ["SELECT U&'\\0041;', B'1;', x'F;'"] },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Splits_where_the_server_would(string script, string[] statements) =>
        SqlStatements.Split(script).Should().Equal(statements);

    [Theory]
    [MemberData(nameof(Scripts))]
    public void The_lexer_loses_nothing(string script, string[] statements)
    {
        statements.Should().NotBeNull();
        string.Concat(SqlLexer.Read(script).Select(token => token.Text)).Should().Be(script);
    }
}
