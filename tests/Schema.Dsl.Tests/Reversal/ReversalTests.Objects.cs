namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static View Adults => new("adults", "SELECT id FROM users WHERE age > 17") { Comment = "Grown up" };

    private static EnumType Status => new("status", new[] { "new", "paid" });

    private static Extension Legacy => new("citext") { Version = "1.6" };

    public static TheoryData<Operation, Operation[]> ReversibleOnObjects => new()
    {
        { new CreateObject(new DatabaseSchema("billing")), [new DropObject(DatabaseSchema.NameOf("billing"))] },
        { new DeclareObject(Legacy), [] },
        {
            new ReplaceObject(new View("adults", "SELECT id FROM users WHERE age > 20")),
            [new ReplaceObject(Adults)]
        },
        { new DropObject(Adults.Name), [new CreateObject(Adults)] },
        { new RenameObject(Adults.Name, "grown_ups"), [new RenameObject(View.NameOf("grown_ups"), "adults")] },
        { new MoveObject(Adults.Name, "archive"), [new MoveObject(View.NameOf("archive.adults"), null)] },

        // PostgreSQL cannot remove a value.
        { new AddEnumValue(Status.Name, "refunded") { After = "new" }, [] },
        { new RenameEnumValue(Status.Name, "new", "open"), [new RenameEnumValue(Status.Name, "open", "new")] },
        { new DropObject(Status.Name), [new CreateObject(Status)] },
        { new RenameObject(Status.Name, "state"), [new RenameObject(ObjectName.OfType("state"), "status")] },
        {
            new MoveObject(Status.Name, "archive"),
            [new MoveObject(ObjectName.OfType("archive.status"), null)]
        },
        { new SetComment(On.View("adults"), null), [new SetComment(On.View("adults"), "Grown up")] },
    };

    public static TheoryData<Operation, string> IrreversibleOnObjects => new()
    {
        { new DropObject(Legacy.Name), NotKnown("extension \"citext\"") },
        { new ReplaceObject(new View("x", "SELECT 1")), NotKnown("view \"x\"") },
        { new SetComment(On.Schema("billing"), "x"), NotKnown("schema \"billing\"") },
        {
            new UpdateExtension(Extension.NameOf("x"), null),
            NotKnown("extension \"x\"")
        },
        {
            new DropAttribute(Address.Name, "x"),
            "the attribute \"x\" of type \"address\" is not known from the history"
        },
        { new SetDomainNotNull(Domain.NameOf("x")), NotKnown("domain \"x\"") },
        {
            new DropDomainConstraint(Email.Name, "x"),
            "the constraint \"x\" of domain \"email\" is not known from the history"
        },
    };

    private static string NotKnown(string what) =>
        $"the {what} is not known from the history. Declare what it looks like before this migration, with "
        + "Existing(() => Create…)";
}
