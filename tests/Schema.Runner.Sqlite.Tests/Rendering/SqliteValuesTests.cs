using Microsoft.Data.Sqlite;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Sqlite.Tests.Rendering;

/// <summary>Types and defaults, by what SQLite makes of them.</summary>
public sealed class SqliteValuesTests
{
    [Theory]
    [InlineData("smallint", "INTEGER")]
    [InlineData("integer", "INTEGER")]
    [InlineData("bigint", "INTEGER")]
    [InlineData("boolean", "INTEGER")]
    [InlineData("real", "REAL")]
    [InlineData("double precision", "REAL")]
    [InlineData("numeric(10, 2)", "NUMERIC")]
    [InlineData("decimal", "NUMERIC")]
    [InlineData("text", "TEXT")]
    [InlineData("varchar(255)", "TEXT")]
    [InlineData("char(2)", "TEXT")]
    [InlineData("citext", "TEXT")]
    [InlineData("uuid", "TEXT")]
    [InlineData("json", "TEXT")]
    [InlineData("jsonb", "TEXT")]
    [InlineData("xml", "TEXT")]
    [InlineData("date", "TEXT")]
    [InlineData("time", "TEXT")]
    [InlineData("time with time zone", "TEXT")]
    [InlineData("timestamp", "TEXT")]
    [InlineData("timestamptz", "TEXT")]
    [InlineData("bytea", "BLOB")]
    [InlineData("nvarchar(20)", "nvarchar(20)")]
    [InlineData("order_status", "order_status")]
    public void Gives_a_type_by_its_affinity(string type, string rendered) =>
        SqliteTypes.Render(ColumnType.Parse(type)).Should().Be(rendered);

    [Theory]
    [InlineData("now()", @"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")]
    [InlineData("CURRENT_TIMESTAMP", @"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")]
    [InlineData("clock_timestamp ( )", @"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")]
    [InlineData("current_date", @"^\d{4}-\d\d-\d\d$")]
    [InlineData("current_time", @"^\d\d:\d\d:\d\d$")]
    [InlineData("gen_random_uuid()", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("'{}'::jsonb", @"^\{}$")]
    [InlineData("'0.5'::numeric(10, 2)", @"^0\.5$")]
    [InlineData("'a'::character varying", "^a$")]
    [InlineData("lower('A') || 'b'", "^ab$")]
    [InlineData("CURRENT_DATE::text", @"^\d{4}-\d\d-\d\d$")]
    [InlineData("NULL", "^$")]
    public void Gives_a_default_that_works(string expression, string value)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            CREATE TABLE a (id, value DEFAULT {SqliteValues.Render(new ExpressionValue(expression))});
            INSERT INTO a (id) VALUES (1);
            SELECT value FROM a;
            """;

        command.ExecuteScalar()!.ToString().Should().MatchRegex(value);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void Writes_a_value_that_SQLite_reads(SqlValue value, string sql, string text)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT quote({SqliteValues.Render(value)})";

        SqliteValues.Render(value).Should().Be(sql);
        command.ExecuteScalar().Should().Be(text);
    }

    public static TheoryData<SqlValue, string, string> Written => new()
    {
        { new NullValue(), "NULL", "NULL" },
        { new NumberValue("-2.5"), "-2.5", "-2.5" },
        { new BooleanValue(true), "1", "1" },
        { new TextValue("it's \\ \"表\""), "'it''s \\ \"表\"'", "'it''s \\ \"表\"'" },
        { new BinaryValue("00ff"), "X'00ff'", "X'00FF'" },
        { new BinaryValue(""), "X''", "X''" },
        { new MomentValue(new(2024, 7, 5, 12, 0, 0)), "'2024-07-05 12:00:00'", "'2024-07-05 12:00:00'" },
        { new ExpressionValue("1 + 1"), "(1 + 1)", "2" },
    };

    [Fact]
    public void Refuses_what_SQLite_has_no_value_for()
    {
        SqliteValues.Refuse(new ArrayValue(ValueList<SqlValue>.Empty))
            .Should().Be("SQLite has no arrays; give JSON as a text, or a row for each element");
        SqliteValues.Refuse(new DurationValue(TimeSpan.Zero))
            .Should().Be("SQLite has no spans of time; give a number of seconds");
        SqliteValues.Refuse(new ExpressionValue("1::text || 'a'"))
            .Should().Be("SQLite has no casts with ::, as in 1::text || 'a'; write CAST(… AS …)");
    }
}
