namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    public static TheoryData<Operation, string> StatisticsConflicts => new()
    {
        { Of("nowhere", "a"), NoTable("nowhere") },
        { Of("users", "size"), NoColumn("size") },
        {
            new CreateObject(new ExtendedStatistics("s", "users") { Expressions = new[] { "lower(size)" } }),
            NoColumn("size")
        },
        {
            Of("adults", "id"),
            "\"adults\" is a view, and the server keeps statistics of tables and materialized views. Create them on the tables "
                + "that it reads"
        },
        { new SetStatisticsTarget(ExtendedStatistics.NameOf("s"), 1), NoObject("statistics object \"s\"") },
    };

    [Fact]
    public void Statistics_are_of_values_that_are_stored_in_an_order()
    {
        var before = SchemaModel.Empty().Apply(new CreateTable(new("a")
        {
            Columns = new[]
            {
                new Column("j", new("json")),
                new Column("v", new("integer")) { GeneratedAs = "1", IsVirtual = true },
            },
        }));

        SchemaConflict.Find(Of("a", "j"), before).Should().Be(
            "the column \"j\" of \"a\" is json, whose values have no order, so that PostgreSQL keeps no statistics of it with "
            + "others. Leave it out, or use an Expression of it");
        SchemaConflict.Find(Of("a", "v"), before).Should().Be(
            "the column \"v\" of \"a\" is computed when it is read, and PostgreSQL keeps no statistics of it. Name the columns "
            + "that it is computed from");
    }

    private static CreateObject Of(string table, string column) =>
        new(new ExtendedStatistics("s", table) { Columns = new[] { column } });
}
