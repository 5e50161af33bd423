namespace Schema.Dsl.Tests.Model;

/// <summary>A schema that gets another name takes along what is in it, and all that mentions that.</summary>
public sealed class RenamedSchemasTests
{
    private static readonly SchemaModel Model = Recorded.Fold(m =>
    {
        m.CreateSchema("old");
        m.CreateEnum("old.status", "a");
        m.CreateSequence("old.tickets");
        m.CreateDomain("old.code", "text");
        m.CreateExtension("citext", schema: "old");
        m.CreateTable("old.orders", t =>
        {
            t.Enum("status", "old.status").DefaultSql("'a'::old.status");
            t.Column("codes", "old.code[]");
            t.BigInt("number").DefaultSql("nextval('old.tickets')");
            t.Text("note").Check("old.orders.note <> old.f('old.x')");
        });
        m.CreateTable("lines", t => t.References("old.orders"));
        m.Index("old.orders", "note");
        m.RenameSchema("old", to: "new");
    });

    [Fact]
    public void Tables_and_objects_are_found_under_it()
    {
        Model.Find("old.orders").Should().BeNull();
        Model.Find("new.orders")!.Indexes.Single().Table.Should().Be(new TableName("new", "orders"));
        Model.FindIndex("new.orders_note_index").Should().NotBeNull();
        Model.Objects.Select(known => known.Name.ToString()).Should().BeEquivalentTo(
            "schema new", "type new.status", "sequence new.tickets", "domain new.code", "extension citext");
        Model.Objects.OfType<Extension>().Single().Schema.Should().Be("new");
    }

    [Fact]
    public void What_mentions_them_follows()
    {
        var orders = Model.Find("new.orders")!;
        orders.Column("status")!.Type.ToString().Should().Be("\"new\".\"status\"");
        orders.Column("codes")!.Type.ToString().Should().Be("\"new\".\"code\"[]");
        orders.Column("status")!.Default.Should().Be(new ExpressionValue("'a'::\"new\".\"status\""));
        orders.Column("number")!.Default.Should().Be(new ExpressionValue("nextval('\"new\".\"tickets\"')"));
        orders.Constraint("orders_note_check").Should().Be(
            new CheckConstraint("orders_note_check", "\"new\".orders.note <> \"new\".f('old.x')"));
        Model.Find("lines")!.Constraints.OfType<ForeignKeyConstraint>().Single().References
            .Should().Be(new TableName("new", "orders"));
    }

    [Theory]
    [InlineData("SELECT old.id FROM users AS old", "SELECT old.id FROM users AS old")]
    [InlineData(
        "SELECT old.id, old.orders.id FROM users AS old, old.orders",
        "SELECT old.id, \"new\".orders.id FROM users AS old, \"new\".orders")]
    [InlineData("SELECT old.orders.* FROM old.orders", "SELECT \"new\".orders.* FROM \"new\".orders")]
    [InlineData(
        "SELECT old.f('old.x'), nextval('old.s'), '1'::old.t AS old",
        "SELECT \"new\".f('old.x'), nextval('\"new\".\"s\"'), '1'::\"new\".\"t\" AS old")]
    public void A_view_may_call_something_else_by_the_name(string query, string expected) => Recorded.Fold(m =>
    {
        m.CreateSchema("old");
        m.CreateView("v", query);
        m.RenameSchema("old", to: "new");
    }).Objects.OfType<View>().Single().Query.Should().Be(expected);

    [Fact]
    public void The_target_schema_keeps_its_name() => SchemaConflict.Find(
        new RenameObject(DatabaseSchema.NameOf("public"), "x"),
        SchemaModel.Empty().Apply(new DeclareObject(new DatabaseSchema("public")))).Should().Be(
            "the schema \"public\" is the target schema of the run, which names without a schema mean. "
            + "Rename it by hand, and change the target schema with it");
}
