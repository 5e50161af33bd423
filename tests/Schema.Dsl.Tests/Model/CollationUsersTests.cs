namespace Schema.Dsl.Tests.Model;

/// <summary>What sorts by a collation follows its name, and keeps it from being dropped.</summary>
public sealed class CollationUsersTests
{
    private static readonly Collation Bytes = new("bytes") { Locale = "C" };

    private static readonly SchemaModel Before = new Operation[]
    {
        new CreateObject(Bytes),
        new CreateTable(new("people")
        {
            Columns = new[]
            {
                new Column("name", new("text")) { Collation = "bytes" },
                new Column("nick", new("text")) { Default = new ExpressionValue("lower('A' COLLATE public.bytes)") },
                new Column("short", new("text")) { GeneratedAs = "lower(nick collate \"bytes\")" },
                new Column("plain", new("text")) { Collation = "C" },
            },
            Constraints = new Constraint[]
            {
                new CheckConstraint("people_nick_check", "nick COLLATE bytes > ''"),
                new ExclusionConstraint("people_excl", new ExclusionElement[]
                {
                    new(IndexKey.OfColumn("nick") with { Collation = "bytes" }, "="),
                }),
            },
            Indexes = new[]
            {
                new IndexDefinition("people_nick_index", "people", new[] { IndexKey.OfColumn("nick") with { Collation = "bytes" } }),
                new IndexDefinition("people_plain_index", "people", new[] { IndexKey.OfColumn("plain") }),
            },
        }),
        new CreateObject(new Domain("word", new("text")) { Collation = "bytes" }),
        new CreateObject(new CompositeType("pair", new[] { new TypeAttribute("one", new("text")) { Collation = "bytes" } })),
        new CreateObject(new RangeType("words", new("text")) { Collation = "bytes" }),
        new CreateObject(new View("sorted", "SELECT name COLLATE bytes AS name FROM people")),
        new CreateObject(new Collation("other.bytes") { Locale = "POSIX" }),
    }.Aggregate(SchemaModel.Empty(), (model, operation) => model.Apply(operation));

    [Fact]
    public void Keep_it_from_being_dropped()
    {
        SchemaConflict.Find(new DropObject(Bytes.Name), Before).Should().Be(
            "the collation \"bytes\" sorts column \"name\" of \"people\", column \"nick\" of \"people\", column \"short\" of "
            + "\"people\", constraint \"people_nick_check\" of \"people\", constraint \"people_excl\" of \"people\", "
            + "index \"people_nick_index\" of \"people\", domain \"word\", type \"pair\", type \"words\", view \"sorted\". "
            + "Change or drop that first");
        SchemaConflict.Find(new DropObject(Collation.NameOf("other.bytes")), Before).Should().BeNull();
        SchemaConflict.Find(new DropObject(Collation.NameOf("none")), Before).Should().Be(
            "there is no collation \"none\". If it was there before Schema, declare it with Existing(() => Create…)");
        SchemaConflict.Find(new CreateObject(Bytes), Before).Should().Be(
            "there is a collation \"bytes\" already. Give this one another name");
    }

    [Fact]
    public void Follow_it()
    {
        var after = Before
            .Apply(new RenameObject(Bytes.Name, "octets"))
            .Apply(new MoveObject(Collation.NameOf("octets"), "tools"));

        CollationUsers.Of("tools.octets", after).Should().HaveCount(10);
        CollationUsers.Of("bytes", after).Should().BeEmpty();
        var people = after.Find("people")!;
        people.Column("short")!.GeneratedAs.Should().Be("lower(nick collate \"tools\".\"octets\")");
        people.Constraint("people_nick_check").Should().Be(
            new CheckConstraint("people_nick_check", "nick COLLATE \"tools\".\"octets\" > ''"));
        people.Column("plain")!.Collation.Should().Be(new TableName(null, "C"));
    }

    [Fact]
    public void A_copy_is_what_it_was_copied_from()
    {
        var after = Before.Apply(new CreateObject(new Collation("copy") { From = "bytes", Comment = "The same" }));

        after.Find(Collation.NameOf("copy")).Should().Be(new Collation("copy") { Locale = "C", Comment = "The same" });
    }
}
