namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static DomainCheck At => new("email_check", "VALUE LIKE '%@%'");

    private static DomainCheck Short => new("email_short", "length(VALUE) < 100") { NotValid = true, Comment = "Fits" };

    private static CompositeType Address =>
        new("address", new[] { new TypeAttribute("street", new("text")) { Collation = "C", Comment = "And number" } });

    private static Sequence Tickets => new("tickets")
    {
        Type = "integer",
        Cycle = true,
        OwnedBy = new("drawn", "number"),
        Comment = "Drawn by hand",
    };

    private static Table Drawn => new("drawn")
    {
        Columns = new[] { new Column("number", new("integer")) { Default = new ExpressionValue("nextval('tickets')") } },
    };

    private static Extension Hstore => new("hstore") { Version = "1.8" };

    private static IEnumerable<SchemaObject> Types =>
        [Status, Email, Address, Tickets, new Sequence("free"), Hstore, new DatabaseSchema("old"), new View("old.v", "SELECT 1")];

    private static Domain Email => new("email", new("citext"))
    {
        NotNull = true,
        Default = new TextValue("a@b"),
        Checks = new[] { At, Short },
        Comment = "An address",
    };

    public static TheoryData<Operation, Operation[]> ReversibleOnTypes => new()
    {
        { new CreateObject(new Domain("code", new("text"))), [new DropObject(Domain.NameOf("code"))] },
        { new DropObject(Email.Name), [new CreateObject(Email)] },
        { new RenameObject(Email.Name, "mail"), [new RenameObject(Domain.NameOf("mail"), "email")] },
        { new SetDomainNotNull(Email.Name), [] },
        { new DropDomainNotNull(Email.Name), [new SetDomainNotNull(Email.Name)] },
        {
            new SetDomainDefault(Email.Name, new TextValue("x")),
            [new SetDomainDefault(Email.Name, new TextValue("a@b"))]
        },
        { new DropDomainDefault(Email.Name), [new SetDomainDefault(Email.Name, new TextValue("a@b"))] },
        {
            new AddDomainCheck(Email.Name, new DomainCheck("a", "VALUE <> ''")),
            [new DropDomainConstraint(Email.Name, "a")]
        },
        { new DropDomainConstraint(Email.Name, Short.Name), [new AddDomainCheck(Email.Name, Short)] },
        {
            new RenameDomainConstraint(Email.Name, At.Name, "at"),
            [new RenameDomainConstraint(Email.Name, "at", At.Name)]
        },
        { new ValidateDomainConstraint(Email.Name, At.Name), [] },
        {
            new ValidateDomainConstraint(Email.Name, Short.Name),
            [new DropDomainConstraint(Email.Name, Short.Name), new AddDomainCheck(Email.Name, Short)]
        },

        {
            new AddAttribute(Address.Name, new TypeAttribute("zip", new("text"))),
            [new DropAttribute(Address.Name, "zip")]
        },
        { new DropAttribute(Address.Name, "street"), [new AddAttribute(Address.Name, Address.Attributes[0])] },
        {
            new RenameAttribute(Address.Name, "street", "road"),
            [new RenameAttribute(Address.Name, "road", "street")]
        },
        {
            new AlterAttributeType(Address.Name, "street", new("varchar")),
            [new AlterAttributeType(Address.Name, "street", new("text")) { Collation = "C" }]
        },
        { new DropObject(Address.Name), [new CreateObject(Address)] },
        {
            new SetComment(On.Attribute("address", "street"), "x"),
            [new SetComment(On.Attribute("address", "street"), "And number")]
        },
        {
            new SetComment(On.DomainConstraint("email", "email_short"), null),
            [new SetComment(On.DomainConstraint("email", "email_short"), "Fits")]
        },
        {
            new SetComment(On.DomainConstraint("email", "email_check"), "x"),
            [new SetComment(On.DomainConstraint("email", "email_check"), null)]
        },

        {
            new AlterSequence(Tickets.Name) { Cache = 5, Min = new(-9), Cycle = false, OwnedBy = SequenceOwner.None },
            [
                new AlterSequence(Tickets.Name)
                {
                    Cache = 1,
                    Min = new(1),
                    Cycle = true,
                    OwnedBy = new("drawn", "number"),
                },
            ]
        },
        {
            new AlterSequence(Tickets.Name) { Type = "smallint", Max = new(null) },
            [new AlterSequence(Tickets.Name) { Type = "integer", Max = new(int.MaxValue) }]
        },
        { new AlterSequence(Tickets.Name) { Cache = 1 }, [] },
        { new RestartSequence(Tickets.Name, 7), [] },
        { new DropObject(Tickets.Name), [new CreateObject(Tickets)] },
        { new MoveObject(Sequence.NameOf("free"), "archive"), [new MoveObject(Sequence.NameOf("archive.free"), null)] },
        {
            new DropColumn("drawn", "number"),
            [
                new CreateObject(Tickets with { OwnedBy = null }),
                new AddColumn("drawn", Drawn.Columns[0]),
                new AlterSequence(Tickets.Name) { OwnedBy = Tickets.OwnedBy },
            ]
        },
        {
            new DropTable("drawn"),
            [
                new CreateObject(Tickets with { OwnedBy = null }),
                new CreateTable(Drawn),
                new AlterSequence(Tickets.Name) { OwnedBy = Tickets.OwnedBy },
            ]
        },

        { new UpdateExtension(Hstore.Name, "1.9"), [new UpdateExtension(Hstore.Name, "1.8")] },
        {
            new RenameObject(DatabaseSchema.NameOf("old"), "new"),
            [new RenameObject(DatabaseSchema.NameOf("new"), "old")]
        },
    };
}
