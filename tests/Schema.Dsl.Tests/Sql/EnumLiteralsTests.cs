namespace Schema.Dsl.Tests.Sql;

/// <summary>Which texts of an expression stand for values of an enum.</summary>
public sealed class EnumLiteralsTests
{
    private static readonly EnumLiterals Status = new(type => type.Name == "status", column => column == "state");

    [Theory]
    [InlineData("'a'::status", "a")]
    [InlineData("'it''s' :: public.\"status\"", "it's")]
    [InlineData("CAST('a' AS status)", "a")]
    [InlineData("status 'a'", "a")]
    [InlineData("public.status 'a'", "a")]
    [InlineData("state = 'a'", "a")]
    [InlineData("'a' <> state", "a")]
    [InlineData("orders.state NOT IN ('a', 'b')", "a b")]
    [InlineData("state = ANY (ARRAY['a','b'])", "a b")]
    [InlineData("coalesce(state, 'a') IS DISTINCT FROM 'b'", "a b")]
    [InlineData("note = 'a' AND 'b' = note", "")]
    [InlineData("state::text = 'a'", "")]
    [InlineData("state = 'a'::text::status", "")]
    [InlineData("text 'a' = note", "")]
    [InlineData("state IS NULL OR note LIKE 'a'", "")]
    public void Are_told_by_a_cast_or_a_column(string sql, string values) =>
        string.Join(' ', Status.In(sql)).Should().Be(values);

    [Fact]
    public void Get_another_name() =>
        Status.Rename("state = 'a' AND note = 'a' /* 'a' */ AND state <> 'b'", "a", "it's")
            .Should().Be("state = 'it''s' AND note = 'a' /* 'a' */ AND state <> 'b'");
}
