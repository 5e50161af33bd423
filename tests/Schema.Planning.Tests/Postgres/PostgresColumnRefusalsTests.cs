using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

/// <summary>What a server of an older version cannot have is refused before anything runs.</summary>
public sealed class PostgresColumnRefusalsTests
{
    public static TheoryData<int, string, Operation> Refused => new()
    {
        {
            14, "column \"a\": the type int4multirange needs PostgreSQL 14; this server is 13.9",
            new CreateTable(new Table("t") { Columns = new[] { Column("int4multirange") } })
        },
        {
            14, "column \"a\": the type datemultirange[] needs PostgreSQL 14; this server is 13.9",
            new AddColumn("t", Column("datemultirange[]"))
        },
        {
            15, "column \"a\": the type numeric(3,5) needs PostgreSQL 15; this server is 14.9",
            new AlterColumnType("t", "a", ColumnType.Parse("numeric(3, 5)"))
        },
        {
            15, "column \"a\": the type numeric(3,-2) needs PostgreSQL 15; this server is 14.9",
            new AddColumn("t", Column("numeric(3, -2)"))
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Says_which_version_it_needs(int version, string refusal, Operation operation)
    {
        Refuse(version - 1, operation).Should().Be(refusal);
        Refuse(version, operation).Should().BeNull();
    }

    private static string? Refuse(int version, Operation operation) =>
        new PostgresDialect(new Version(version, 9)).Refuse(operation, SchemaModel.Empty());

    private static Column Column(string type) => new("a", ColumnType.Parse(type));
}
