namespace Schema.Dsl.Tests.Model;

/// <summary>A type that gets another name takes along all that mentions it.</summary>
public sealed class RenamedTypesTests
{
    [Fact]
    public void Columns_and_expressions_follow()
    {
        var model = Recorded.Fold(m =>
        {
            m.CreateEnum("status", "new", "paid");
            m.CreateTable("orders", t =>
            {
                t.NoPrimaryKey();
                t.Enum("status", "status").DefaultSql("'new'::status");
                t.Column("past", "public.status[]");
                t.Text("note").Check("note::status <> 'new'");
            });
            m.Index("orders", i => i.Expression("note::status").Where("status > status 'new'"));
            m.CreateView("paid", "SELECT 'paid'::status AS status");
            m.RenameEnum("status", to: "state");
            m.SetSchema(On.Type("state"), "shop");
        });

        var orders = model.Find("orders")!;
        orders.Columns.Select(column => column.Type.ToString())
            .Should().Equal("\"shop\".\"state\"", "\"shop\".\"state\"[]", "text");
        orders.Column("status")!.Default.Should().Be(new ExpressionValue("'new'::\"shop\".\"state\""));
        orders.Constraints.Should().Equal(new CheckConstraint("orders_note_check", "note::\"shop\".\"state\" <> 'new'"));
        orders.Indexes[0].Keys[0].Expression.Should().Be("note::\"shop\".\"state\"");
        orders.Indexes[0].Where.Should().Be("status > \"shop\".\"state\" 'new'");
        model.Objects.OfType<View>().Single().Query.Should().Be("SELECT 'paid'::\"shop\".\"state\" AS status");
        model.Find(ObjectName.OfType("shop.state")).Should().BeOfType<EnumType>().Which.Values.Should().Equal("new", "paid");
        model.Find(ObjectName.OfType("status")).Should().BeNull();
    }

    [Fact]
    public void What_holds_a_value_follows_its_name()
    {
        var model = Recorded.Fold(m =>
        {
            m.CreateEnum("status", "new", "paid");
            m.CreateTable("orders", t =>
            {
                t.NoPrimaryKey();
                t.Enum("status", "status").Default("new");
                t.Enum("past", "status").Array().Default(new[] { "new", "paid" });
                t.Enum("next", "status").DefaultSql("'new'");
                t.Text("note").Default("new").Check("note <> 'new' AND status IN ('paid', 'new')");
            });
            m.CreateView("fresh", "SELECT row('new'::status, 'new')");
            m.RenameEnumValue("status", "new", to: "it's open");
        });

        var orders = model.Find("orders")!;
        orders.Columns.Select(column => column.Default).Should().Equal(
            new TextValue("it's open"),
            new ArrayValue(new SqlValue[] { new TextValue("it's open"), new TextValue("paid") }),
            new ExpressionValue("'it''s open'"),
            new TextValue("new"));
        orders.Constraints.Should().Equal(new CheckConstraint(
            "orders_note_check", "note <> 'new' AND status IN ('paid', 'it''s open')"));
        model.Objects.OfType<View>().Single().Query.Should().Be("SELECT row('it''s open'::status, 'new')");
    }

    [Fact]
    public void Comments_on_their_parts_stay()
    {
        var model = Recorded.Fold(m =>
        {
            m.CreateDomain("email", "text", d => d.Check("VALUE <> ''", "blank"));
            m.Comment(On.DomainConstraint("email", "blank"), "Not blank");
            m.AlterDomain("email", d => d.RenameConstraint("blank", to: "not_blank"));
            m.RenameDomain("email", to: "mail");
            m.CreateCompositeType("address", t => t.Text("street"));
            m.Comment(On.Attribute("address", "street"), "And number");
            m.AlterCompositeType("address", t =>
            {
                t.Rename("street", to: "road");
                t.Modify("road", "varchar(80)");
            });
            m.SetSchema(On.Type("address"), "post");
        });

        model.Objects.OfType<Domain>().Single().Checks
            .Should().Equal(new DomainCheck("not_blank", "VALUE <> ''") { Comment = "Not blank" });
        model.Objects.OfType<CompositeType>().Single().Attributes
            .Should().Equal(new TypeAttribute("road", ColumnType.Parse("varchar(80)")) { Comment = "And number" });
    }

    [Fact]
    public void Domains_over_an_enum_follow_it()
    {
        var model = Recorded.Fold(m =>
        {
            m.CreateEnum("status", "new", "paid");
            m.CreateDomain("open", "status", d =>
            {
                d.Default("new");
                d.Check("VALUE IN ('new') OR VALUE < 'new'::status");
            });
            m.CreateDomain("note", "text", d => d.Check("VALUE <> 'new'"));
            m.RenameEnumValue("status", "new", to: "fresh");
            m.RenameEnum("status", to: "state");
            m.SetSchema(On.Type("state"), "shop");
        });

        model.Find(Domain.NameOf("open")).Should().Be(new Domain("open", ColumnType.Named("shop.state"))
        {
            Default = new TextValue("fresh"),
            Checks = new[]
            {
                new DomainCheck("open_check", "VALUE IN ('fresh') OR VALUE < 'fresh'::\"shop\".\"state\""),
            },
        });
        model.Find(Domain.NameOf("note")).Should().BeOfType<Domain>().Which.Checks
            .Should().Equal(new DomainCheck("note_check", "VALUE <> 'new'"));
    }

    [Fact]
    public void A_domain_whose_check_names_an_enum_keeps_it() => SchemaConflict.Find(
        new DropObject(ObjectName.OfType("status")),
        Recorded.Fold(m =>
        {
            m.CreateEnum("status", "new", "paid");
            m.CreateDomain("code", "text", d => d.Check("VALUE::status <> 'new'"));
        })).Should().Be("the type \"status\" is used by domain \"code\". Change or drop that first");

    [Fact]
    public void Columns_of_a_tables_rows_follow_the_table() => Recorded.Fold(m =>
    {
        m.CreateTable("orders", t => t.NoPrimaryKey());
        m.CreateTable("archive", t => t.Column("last", "orders"));
        m.RenameTable("orders", to: "sales");
    }).Find("archive")!.Column("last")!.Type.Should().Be(ColumnType.Named("sales"));
}
