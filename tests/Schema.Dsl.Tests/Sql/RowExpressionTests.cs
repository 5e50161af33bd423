namespace Schema.Dsl.Tests.Sql;

/// <summary>Which columns an expression over rows mentions for certain.</summary>
public sealed class RowExpressionTests
{
    [Theory]
    [InlineData("email_lower = lower(email), \"Age\" = 1 + b", "email_lower, email, Age, b")]
    [InlineData("a = DEFAULT, b = current_schema, c = CURRENT_DATE", "a, b, c")]
    [InlineData("NOT a AND b IS NULL OR c IN (1, d)", "a, b, c, d")]
    [InlineData("CASE WHEN a THEN b ELSE c END", "a, b, c")]
    [InlineData("a::timestamp with time zone > timestamp with time zone '2024-01-01'", "a")]
    [InlineData("extract(year FROM born) = 2000 AND born AT TIME ZONE zone > now()", "born")]
    [InlineData("f(size => 1, length := a)", "a")]
    [InlineData("(address).city = 'x' AND users.city = 'y' AND users IS NOT NULL AND ctid IS NOT NULL", "address")]
    [InlineData("EXISTS (SELECT FROM posts WHERE author = id)", "")]
    [InlineData("substring(a from 1 for 2) = overlay(b placing c from 2)", "")]
    [InlineData("x IS DOCUMENT AND y IS NFC NORMALIZED AND z ISNULL", "x, y, z")]
    public void Are_those_that_can_be_nothing_else(string sql, string columns) =>
        string.Join(", ", RowExpression.Columns(sql, "users")).Should().Be(columns);
}
