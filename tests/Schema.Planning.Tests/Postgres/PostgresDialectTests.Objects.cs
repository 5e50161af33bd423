using Schema.Dsl;

namespace Schema.Planning.Tests.Postgres;

public sealed partial class PostgresDialectTests
{
    public static TheoryData<Operation, string[]> RenderedObjects => new()
    {
        {
            new CreateObject(new DatabaseSchema("billing") { Comment = "it's" }),
            ["CREATE SCHEMA \"billing\"", "COMMENT ON SCHEMA \"billing\" IS 'it''s'"]
        },
        { new DropObject(DatabaseSchema.NameOf("a\"b")), ["DROP SCHEMA \"a\"\"b\""] },
        { new DeclareObject(new DatabaseSchema("legacy")), [] },

        { new CreateObject(new Extension("citext")), ["CREATE EXTENSION \"citext\""] },
        {
            new CreateObject(new Extension("postgis") { Schema = "geo", Version = "3'4", Cascade = true }),
            ["CREATE EXTENSION \"postgis\" SCHEMA \"geo\" VERSION '3''4' CASCADE"]
        },
        { new DropObject(Extension.NameOf("citext")), ["DROP EXTENSION \"citext\""] },
        { new SetComment(On.Extension("citext"), "x"), ["COMMENT ON EXTENSION \"citext\" IS 'x'"] },

        {
            new CreateObject(new View("adults", "SELECT 1")),
            ["CREATE VIEW \"public\".\"adults\" AS\nSELECT 1"]
        },
        {
            new ReplaceObject(new View("a.adults", "SELECT 2")),
            ["CREATE OR REPLACE VIEW \"a\".\"adults\" AS\nSELECT 2"]
        },
        { new RenameObject(View.NameOf("adults"), "b"), ["ALTER VIEW \"public\".\"adults\" RENAME TO \"b\""] },
        { new DropObject(View.NameOf("adults")), ["DROP VIEW \"public\".\"adults\""] },
        { new SetComment(On.View("adults"), "x"), ["COMMENT ON VIEW \"public\".\"adults\" IS 'x'"] },
    };

    [Fact]
    public void Every_object_is_in_a_table_above() => RenderedObjects
        .Concat(RenderedRelations)
        .Concat(RenderedTypes)
        .Concat(RenderedRoutines).Concat(RenderedStatistics).Concat(RenderedCollations)
        .Select(row => row[0])
        .OfType<CreateObject>()
        .Select(create => create.Object.GetType())
        .Should().Contain(Every.ObjectType);
}
