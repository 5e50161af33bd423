namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    private static EnumType Status => new("status", new[] { "new", "paid" });

    private static EnumType Kind => new("kind", new[] { "a" });

    private static Domain Email => new("email", ColumnType.Named("kind"))
    {
        Checks = new[] { new DomainCheck("at", "VALUE <> 'a'"), new DomainCheck("short", "true") },
    };

    private static CompositeType Address => new(
        "address", new[] { new TypeAttribute("street", new("text")), new TypeAttribute("kind", new("text")) });

    private static Sequence Tickets => new("tickets") { OwnedBy = new("orders", "owner") };

    private static Table Orders => new("orders")
    {
        Columns = new[]
        {
            new Column("status", ColumnType.Named("status")),
            new Column("states", ColumnType.Parse("billing.state[]")),
            new Column("note", new("text")) { Default = new ExpressionValue("'new'::status::text") },
            new Column("author", ColumnType.Named("crowded.adults")),
            new Column("address", ColumnType.Named("address")),
            new Column("codes", ColumnType.Parse("code[]")),
            new Column("number", new("bigint")) { Default = new ExpressionValue("nextval('public.tickets')") },
            new Column("owner", new("bigint")),
            new Column("labels", ColumnType.Parse("tools.hstore[]")),
        },
        Constraints = new Constraint[] { new CheckConstraint("orders_check", "CAST(note AS public.status) <> 'new'") },
        Indexes = new[] { new IndexDefinition("paid", "orders", new[] { IndexKey.OfColumn("note") }) { Where = "note::status = 'paid'" } },
    };

    public static TheoryData<Operation, string> ConflictsOfTypes => new()
    {
        { new CreateObject(Status), Taken("status", "a type") },
        { new CreateObject(new EnumType("users", new[] { "a" })), Taken("users", "a table") },
        { new CreateObject(new EnumType("adults", new[] { "a" })), Taken("adults", "a view") },
        { new CreateTable(new("status")), Taken("status", "a type") },
        { new RenameTable("users", "status"), Taken("status", "a type") },
        { new RenameObject(Status.Name, "posts"), Taken("posts", "a table") },
        {
            new DropObject(Status.Name),
            "the type \"status\" is used by column \"status\" of \"orders\", column \"note\" of \"orders\", "
                + "constraint \"orders_check\" of \"orders\", index \"paid\" of \"orders\". Change or drop that first"
        },
        {
            new DropObject(ObjectName.OfType("billing.state")),
            "the type \"billing.state\" is used by column \"states\" of \"orders\". Change or drop that first"
        },
        {
            new DropTable("crowded.adults"),
            "the table \"crowded.adults\" is the type of column \"author\" of \"orders\". Change or drop that first"
        },

        { new AddEnumValue(ObjectName.OfType("x"), "a"), NoObject("type \"x\"") },
        { new AddEnumValue(Status.Name, "new"), "the type \"status\" has a value \"new\" already" },
        {
            new AddEnumValue(Status.Name, "a") { After = "x" },
            "there is no value \"x\" in type \"status\"; it has \"new\", \"paid\""
        },
        {
            new RenameEnumValue(Status.Name, "x", "y"),
            "there is no value \"x\" in type \"status\"; it has \"new\", \"paid\""
        },
        { new DropObject(ObjectName.OfType("kind")), "the type \"kind\" is used by domain \"email\". Change or drop that first" },
        { new AddEnumValue(ObjectName.OfType("email"), "a"), NoObject("type \"email\"") },
        { new SetDomainNotNull(Domain.NameOf("x")), NoObject("domain \"x\"") },
        { new DropDomainNotNull(Domain.NameOf("x")), NoObject("domain \"x\"") },
        { new SetDomainDefault(Domain.NameOf("x"), new TextValue("a")), NoObject("domain \"x\"") },
        { new DropDomainDefault(Domain.NameOf("x")), NoObject("domain \"x\"") },
        {
            new AddDomainCheck(Email.Name, new DomainCheck("at", "true")),
            "there is a constraint \"at\" on domain \"email\" already. Give this one another name"
        },
        {
            new DropDomainConstraint(Email.Name, "x"),
            "there is no constraint \"x\" on domain \"email\"; it has at, short"
        },
        {
            new RenameDomainConstraint(Email.Name, "at", "short"),
            "there is a constraint \"short\" on domain \"email\" already. Give this one another name"
        },
        {
            new ValidateDomainConstraint(Email.Name, "x"),
            "there is no constraint \"x\" on domain \"email\"; it has at, short"
        },
        {
            new AddAttribute(Address.Name, new TypeAttribute("street", new("text"))),
            "there is an attribute \"street\" in type \"address\" already"
        },
        {
            new DropAttribute(Address.Name, "x"),
            "there is no attribute \"x\" in type \"address\"; it has street, kind"
        },
        {
            new RenameAttribute(Address.Name, "street", "kind"),
            "there is an attribute \"kind\" in type \"address\" already"
        },
        {
            new AlterAttributeType(Address.Name, "street", new("varchar")),
            "the type \"address\" is held by column \"address\" of \"orders\", and PostgreSQL does not convert what a table "
                + "holds of it. Add an attribute of the new type, fill it, and remove the old one"
        },
        { new SetComment(On.DomainConstraint("x", "at"), "x"), NoObject("domain \"x\"") },
        {
            new SetComment(On.DomainConstraint("email", "x"), "x"),
            "there is no constraint \"x\" on domain \"email\"; it has at, short"
        },
        { new SetComment(On.Attribute("x", "street"), "x"), NoObject("type \"x\"") },
        {
            new SetComment(On.Attribute("address", "x"), "x"),
            "there is no attribute \"x\" in type \"address\"; it has street, kind"
        },
        { new SetComment(On.Attribute("status", "new"), "x"), "the type \"status\" is no composite type" },
        { new AddAttribute(Status.Name, new TypeAttribute("a", new("text"))), "the type \"status\" is no composite type" },
        { new AddEnumValue(Address.Name, "a"), "the type \"address\" is no enum" },
        {
            new SetDomainNotNull(Domain.NameOf("code")),
            "the domain \"code\" is held by column \"codes\" of \"orders\" inside of an array or another type, where "
                + "PostgreSQL does not look at its values. Add a check that is not valid, or one on the column"
        },
        { new CreateTable(new("address")), Taken("address", "a type") },
        { new CreateObject(new EnumType("float_multirange", new[] { "a" })), Taken("float_multirange", "a type") },

        { new CreateObject(new Sequence("users")), Taken("users", "a table") },
        { new CreateTable(new("tickets")), Taken("tickets", "a sequence") },
        {
            new CreateObject(new Sequence("billing.s") { OwnedBy = new("users", "id") }),
            "the sequence \"billing.s\" is not in the schema of the table \"users\", and so cannot be owned by a column of it"
        },
        { new CreateObject(new Sequence("s") { OwnedBy = new("nowhere", "id") }), NoTable("nowhere") },
        {
            new AlterSequence(Tickets.Name) { Max = new(0) },
            "its smallest number, 1, is not less than its largest, 0"
        },
        { new RestartSequence(Tickets.Name, -1), "the numbers of sequence \"tickets\" go from 1 to 9223372036854775807" },
        {
            new DropObject(Tickets.Name),
            "the sequence \"tickets\" gives the default of column \"number\" of \"orders\". Drop that default first"
        },
        {
            new DropColumn("orders", "owner"),
            "the sequence \"tickets\" gives the default of column \"number\" of \"orders\". Drop that default first"
        },
        {
            new MoveObject(Tickets.Name, "billing"),
            "the sequence \"tickets\" is owned by the column \"owner\" of \"orders\", and moves with that table. "
                + "Say NotOwned() in AlterSequence before"
        },
        {
            new DropObject(Extension.NameOf("hstore")),
            "the extension \"hstore\" is used by column \"labels\" of \"orders\". Change or drop that first"
        },
        { new UpdateExtension(Extension.NameOf("x"), "1"), NoObject("extension \"x\"") },
        { new RenameEnumValue(Status.Name, "new", "paid"), "the type \"status\" has a value \"paid\" already" },
    };

    [Fact]
    public void A_value_does_not_take_a_name_that_going_back_needs()
    {
        var renamed = Before.Apply(new RenameEnumValue(Status.Name, "new", "open"));
        var add = new AddEnumValue(Status.Name, "new");

        SchemaConflict.Find(add, renamed).Should().Be(
            "a value of type \"status\" was named \"new\" before it was renamed, and going back could not give it that "
            + "name again: PostgreSQL cannot remove a value. Give this one another name");
        SchemaConflict.Find(add, renamed.Apply(new RenameEnumValue(Status.Name, "open", "new")))
            .Should().Be("the type \"status\" has a value \"new\" already");
    }

    [Fact]
    public void A_value_cannot_be_used_before_its_migration_has_ended()
    {
        var added = Before.InNextTransaction().Apply(new AddEnumValue(Status.Name, "refunded"));
        const string Early = "the value \"refunded\" was added to type \"status\" in this migration, and PostgreSQL lets "
            + "nobody use it before that has ended. Put what uses it into the next migration";
        var column = new Column("state", ColumnType.Named("status")) { Default = new TextValue("refunded") };
        var array = new Column("states", ColumnType.Parse("status[]"))
        {
            Default = new ArrayValue(new SqlValue[] { new TextValue("paid"), new TextValue("refunded") }),
        };

        SchemaConflict.Find(new SetDefault("orders", "status", new TextValue("refunded")), added).Should().Be(Early);
        SchemaConflict.Find(new SetDefault("orders", "status", new ExpressionValue("'refunded'::status")), added).Should().Be(Early);
        SchemaConflict.Find(new AddColumn("orders", column), added).Should().Be(Early);
        SchemaConflict.Find(new AddConstraint("orders", new CheckConstraint("a", "status <> 'refunded'")), added).Should().Be(Early);
        SchemaConflict.Find(
            new InsertRows("orders", new[] { "status" }, new[] { (ValueList<SqlValue>)new SqlValue[] { new TextValue("refunded") } }),
            added).Should().Be(Early);
        SchemaConflict.Find(
            new UpdateRows("orders", new SqlTerms("status = 'refunded'"), new SqlTerms("true")), added).Should().Be(Early);
        SchemaConflict.Find(
            new UpdateRows(
                "orders",
                new ValueTerms(new[] { new ColumnValue("status", new TextValue("refunded")) }),
                new SqlTerms("true")),
            added).Should().Be(Early);
        SchemaConflict.Find(new CreateTable(new("returns") { Columns = new[] { array } }), added).Should().Be(Early);

        SchemaConflict.Find(new SetDefault("orders", "status", new TextValue("paid")), added).Should().BeNull();
        SchemaConflict.Find(new AddConstraint("orders", new CheckConstraint("a", "note <> 'refunded'")), added).Should().BeNull();
        SchemaConflict.Find(new SetDefault("orders", "note", new TextValue("refunded")), added).Should().BeNull();
        SchemaConflict.Find(new AddColumn("orders", column), added.InNextTransaction()).Should().BeNull();
        SchemaConflict.Find(new AddColumn("orders", column), Before.Apply(new AddEnumValue(Status.Name, "refunded")))
            .Should().BeNull("the enum is as new as the value");
    }
}
