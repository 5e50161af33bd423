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
        {
            18, "column \"a\": a column that is computed when it is read needs PostgreSQL 18; this server is 17.9",
            new AddColumn("t", Column("text") with { GeneratedAs = "'x'", IsVirtual = true })
        },
        {
            14, "column \"a\": compression of columns needs PostgreSQL 14; this server is 13.9",
            new AddColumn("t", Column("text") with { Compression = ColumnCompression.Pglz })
        },
        { 14, "compression of columns needs PostgreSQL 14; this server is 13.9", new SetCompression("t", "a", null) },
        {
            13, "to make a generated column an ordinary one needs PostgreSQL 13; this server is 12.9",
            new DropExpression("t", "a")
        },
        {
            17, "to change the expression of \"b\", where the table is not known for certain, needs PostgreSQL 17; this server "
                + "is 16.9. Declare it before, with ExistingTable(\"t\", t => …)",
            new SetExpression("t", "b", "1")
        },
        {
            17, "to change the expression of \"size\", which view \"large\" uses, needs PostgreSQL 17; this server is 16.9. "
                + "Drop that first, and create it again behind",
            new SetExpression("shapes", "size", "1")
        },
        {
            16, "to store geometry in its own way, which is not known here, needs PostgreSQL 16; this server is 15.9",
            new SetStorage("shapes", "area", null)
        },
    };

    [Fact]
    public void A_collation_alone_needs_a_type_that_is_known_for_certain()
    {
        var set = new SetCollation("shapes", "area", "C");
        var message =
            "PostgreSQL wants the type along with a collation, and that of column \"area\" of \"shapes\" is not known for "
            + "certain. Name it: Modify(\"area\", c => c.Type(\"…\").Collate(\"…\"))";
        var dialect = new PostgresDialect(new Version(15, 9));

        dialect.Refuse(set, Before).Should().BeNull();
        dialect.Refuse(set, Before.WithUnknowns()).Should().Be(message);
        dialect.Refuse(set, SchemaModel.Empty()).Should().Be(message);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Says_which_version_it_needs(int version, string refusal, Operation operation)
    {
        Refuse(version - 1, operation).Should().Be(refusal);
        Refuse(version, operation).Should().BeNull();
    }

    private static string? Refuse(int version, Operation operation) =>
        new PostgresDialect(new Version(version, 9)).Refuse(operation, Before);

    private static SchemaModel Before => SchemaModel.Empty().Apply(new CreateTable(new("shapes")
    {
        Columns = new[] { new Column("area", new("geometry")), new Column("size", new("integer")) { GeneratedAs = "0" } },
    })).Apply(new CreateObject(new View("large", "SELECT size FROM shapes WHERE size > 9")));

    private static Column Column(string type) => new("a", ColumnType.Parse(type));
}
