namespace Schema.Dsl.Tests.Sql;

/// <summary>Which columns stand behind <c>SET</c>.</summary>
public sealed class SqlAssignmentsTests
{
    [Theory]
    [InlineData("a = 1", "a")]
    [InlineData("A = b, \"C d\" = 'x = y, z'", "a, C d")]
    [InlineData("(a, b) = (SELECT c, d FROM e WHERE c = d), f = g(h, i = j)", "a, b, f")]
    [InlineData("a[b] = 1, c.d = 2", "a, c")]
    [InlineData("a = b = c, d = /* , e = */ 1", "a, d")]
    public void Are_the_columns_that_get_values(string sql, string columns) =>
        string.Join(", ", SqlAssignments.Columns(sql)).Should().Be(columns);
}
