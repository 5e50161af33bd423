namespace Schema.Dsl.Tests.Sql;

public sealed class SqlExpressionTests
{
    [Theory]
    [InlineData("age", "age")]
    [InlineData("(\"Region\" COLLATE \"it's\")", "Region")]
    [InlineData("name COLLATE pg_catalog.\"C\"", "name")]
    [InlineData("lower(name)", null)]
    [InlineData("name || 'a'", null)]
    [InlineData("current_date", null)]
    public void Knows_an_expression_that_is_only_a_column(string sql, string? column) =>
        SqlExpression.OnlyColumn(sql).Should().Be(column);

    [Theory]
    [InlineData("age >= 0", "age")]
    [InlineData("AGE >= 0 AND \"Name\" <> 'age of name'", "age,Name")]
    [InlineData("lower(email) = email", "email")]
    [InlineData("users.age > 0", "age")]
    [InlineData("created::date > now() /* ago */", "created")]
    [InlineData("CAST(a AS text) COLLATE \"C\" = b", "a,b")]
    [InlineData("a IS NOT NULL OR b BETWEEN 1 AND 2", "a,b")]
    [InlineData("kind IN ('a', 'b') -- kinds", "kind")]
    [InlineData("zone > 0 AND row < 2 AND at = escape", "zone,row,at,escape")]
    [InlineData("born > date '2000-01-01' AND extract(year FROM born) > 0", "born")]
    [InlineData("born AT TIME ZONE 'UTC' < now() AND (zone = 1) IS NOT UNKNOWN", "born,zone")]
    [InlineData("substring(code FROM 2) = trim(name FROM kind)", "code,name,kind")]
    [InlineData("at::timestamp(3) without time zone > zone", "at,zone")]
    [InlineData("a::double precision > coalesce(b::date, time)", "a,b,time")]
    [InlineData("name LIKE 'a!%' ESCAPE '!'", "name")]
    public void Finds_the_columns_and_nothing_else(string sql, string columns) =>
        SqlExpression.Columns(sql).Should().Equal(columns.Split(','));

    [Theory]
    [InlineData("age >= 0", "\"years\" >= 0")]
    [InlineData("Age >= 0 AND \"age\" < 9", "\"years\" >= 0 AND \"years\" < 9")]
    [InlineData("\"Age\" > 0", "\"Age\" > 0")]
    [InlineData("age(born) > 'age' AND users.age > 1", "age(born) > 'age' AND users.\"years\" > 1")]
    public void A_renamed_column_is_renamed_where_it_is_meant(string before, string after) =>
        SqlExpression.RenameColumn(before, "age", "years").Should().Be(after);

    [Theory]
    [InlineData("users.age > 0", "\"people\".age > 0")]
    [InlineData("users > 0", "users > 0")]
    public void A_renamed_table_is_renamed_in_front_of_a_point(string before, string after) =>
        SqlExpression.RenameTable(before, "users", "people").Should().Be(after);

    [Fact]
    public void Formatting_is_no_part_of_the_canonical_text() =>
        SqlExpression.Canonical("SELECT  1,\n\t'a  b' -- why\n FROM t").Should().Be("SELECT 1, 'a  b' FROM t");
}
