namespace Schema.Dsl.Tests.Sql;

/// <summary>Where SQL names a type, and what becomes of that when the type gets another name.</summary>
public sealed class TypeNamesTests
{
    private static readonly TableName Status = "status";

    [Theory]
    [InlineData("status", null, "status")]
    [InlineData("STATUS", null, "status")]
    [InlineData("\"Order Status\"", null, "Order Status")]
    [InlineData("billing.status", "billing", "status")]
    [InlineData("\"Billing\".\"say \"\"hi\"\"\"[][]", "Billing", "say \"hi\"")]
    [InlineData("geometry(Point, 4326)", null, "geometry")]
    public void A_type_begins_with_its_name(string type, string? schema, string name) =>
        TypeNames.Of(ColumnType.Parse(type)).Should().Be(new TableName(schema, name));

    [Theory]
    [InlineData("double precision")]
    [InlineData("interval with something")]
    public void A_type_of_several_words_is_the_servers_own(string type) =>
        TypeNames.Of(new ColumnType(type)).Should().BeNull();

    [Theory]
    [InlineData("status", "\"a\".\"state\"")]
    [InlineData("status[]", "\"a\".\"state\"[]")]
    [InlineData("\"status\"(3)[][]", "\"a\".\"state\"(3)[][]")]
    [InlineData("other", "other")]
    public void A_type_gets_another_name(string type, string renamed) =>
        TypeNames.Rename(ColumnType.Parse(type), ToState).ToString().Should().Be(renamed);

    [Theory]
    [InlineData("x::status", "x::\"a\".\"state\"")]
    [InlineData("x :: /* a */ STATUS[] = y", "x :: /* a */ \"a\".\"state\"[] = y")]
    [InlineData("CAST(f(x) AS status) = status", "CAST(f(x) AS \"a\".\"state\") = status")]
    [InlineData("status 'new'", "\"a\".\"state\" 'new'")]
    [InlineData("SELECT x AS status, status.y FROM status", "SELECT x AS status, status.y FROM status")]
    [InlineData("status(x) = 'x::status'", "status(x) = 'x::status'")]
    [InlineData("x::other.status", "x::other.status")]
    [InlineData("x::status::text", "x::\"a\".\"state\"::text")]
    public void An_expression_follows_its_types(string sql, string renamed) =>
        TypeNames.Rename(sql, ToState).Should().Be(renamed);

    private static TableName? ToState(TableName name) => name == Status ? new TableName("a", "state") : null;
}
