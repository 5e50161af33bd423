using System.Text.Json;
using System.Text.Json.Nodes;

namespace Schema.Dsl.Tests.Builders;

/// <summary>What becomes of C# values.</summary>
public sealed class LiteralTests
{
    private static readonly DateTime Noon = new(2024, 7, 5, 12, 0, 0, 500);

    private static readonly Literal Literal = new("The value", "Sql");

    public static TheoryData<object?, SqlValue> Taken => new()
    {
        { null, new NullValue() },
        { "it's", new TextValue("it's") },
        { "", new TextValue("") },
        { "表🙂", new TextValue("表🙂") },
        { 'x', new TextValue("x") },
        { true, new BooleanValue(true) },
        { -1, new NumberValue("-1") },
        { ulong.MaxValue, new NumberValue("18446744073709551615") },
        { 1.10m, new NumberValue("1.10") },
        { 0.1f, new NumberValue("0.1") },
        { 1e300, new NumberValue("1E+300") },
        { Guid.Empty, new TextValue("00000000-0000-0000-0000-000000000000") },
        { Noon, new TextValue("2024-07-05 12:00:00.5") },
        { DateTime.SpecifyKind(Noon, DateTimeKind.Utc), new MomentValue(Noon) },
        { new DateTimeOffset(Noon, TimeSpan.FromHours(2)), new MomentValue(Noon.AddHours(-2)) },
        { new DateOnly(2024, 7, 5), new TextValue("2024-07-05") },
        { new TimeOnly(12, 30), new TextValue("12:30:00") },
        { TimeSpan.FromDays(-2), new DurationValue(TimeSpan.FromDays(-2)) },
        { new byte[] { 0, 255 }, new BinaryValue("00ff") },
        { Array.Empty<byte>(), new BinaryValue("") },
        { new[] { "a", null }, Items(new TextValue("a"), new NullValue()) },
        { new List<int> { 1 }, Items(new NumberValue("1")) },
        { Array.Empty<int>(), Items() },
        { new[] { new[] { 1 }, [2] }, Items(Items(new NumberValue("1")), Items(new NumberValue("2"))) },
        { JsonNode.Parse("{ \"a\": [1] }"), new TextValue("{\"a\":[1]}") },
        { JsonNode.Parse("[1]"), new TextValue("[1]") },
        { JsonDocument.Parse("[1, 2]"), new TextValue("[1, 2]") },
        { JsonDocument.Parse("true").RootElement, new TextValue("true") },
        { new ExpressionValue("now()"), new ExpressionValue("now()") },
    };

    public static TheoryData<object, string> Refused => new()
    {
        { "a\0b", "The value has a NUL character in it, which PostgreSQL cannot store." },
        { "a\ud83d", "The value has half of a surrogate pair in it, which is no character." },
        { '\udc00', "The value has half of a surrogate pair in it, which is no character." },
        { new[] { "\0" }, "The value has a NUL character in it, which PostgreSQL cannot store." },
        { double.NegativeInfinity, "The value is not a finite number. Write Sql(\"'NaN'\") or Sql(\"'Infinity'\")." },
        {
            DateTime.SpecifyKind(Noon, DateTimeKind.Local),
            "The value is a local time, which is another moment on another machine. "
                + "Give a DateTimeOffset, or a DateTime of Kind Utc or Unspecified."
        },
        {
            new object[] { 1, new ExpressionValue("now()") },
            "The value is an array with an expression in it. Write all of it in SQL: Sql(\"ARRAY[…]\")."
        },
        {
            new[] { new[] { 1 }, [1, 2] },
            "The value is an array of arrays that are not equally long, or are empty, which no server can hold."
        },
        {
            new[] { Array.Empty<int>(), [] },
            "The value is an array of arrays that are not equally long, or are empty, which no server can hold."
        },
        {
            DayOfWeek.Friday,
            "The value is the DayOfWeek Friday, which a column can hold by its name or by its number. "
                + "Write the text that it holds, such as \"Friday\", or the number, 5."
        },
        {
            new Version(1, 2),
            "The value is a Version, and nothing says how to write that in SQL. "
                + "Give a string, a number or another simple value, or write Sql(\"…\")."
        },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_value_of_CSharp_is_one_of_SQL(object? value, SqlValue expected) =>
        Literal.Of(value).Should().Be(expected);

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_means_nothing_or_not_the_same_everywhere_is_refused(object value, string message) =>
        FluentActions.Invoking(() => Literal.Of(value))
            .Should().Throw<InvalidMigrationException>().WithMessage(message);

    private static ArrayValue Items(params SqlValue[] items) => new(items);
}
