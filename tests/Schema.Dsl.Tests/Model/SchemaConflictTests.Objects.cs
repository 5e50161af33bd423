namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    private static View Adults => new("adults", "SELECT id FROM users");

    public static TheoryData<Operation, string> ConflictsOfObjects => new()
    {
        {
            new CreateObject(new DatabaseSchema("billing")),
            "there is a schema \"billing\" already. Give this one another name"
        },
        { new CreateObject(Adults), Taken("adults", "a view") },
        { new CreateObject(new View("users", "SELECT 1")), Taken("users", "a table") },
        { new CreateTable(new("adults")), Taken("adults", "a view") },
        { new DeclareObject(Adults), "the view \"adults\" is known already, so there is nothing to declare" },
        { new ReplaceObject(new View("x", "SELECT 1")), NoObject("view \"x\"") },
        { new DropObject(Extension.NameOf("citext")), NoObject("extension \"citext\"") },
        {
            new DropObject(DatabaseSchema.NameOf("billing")),
            "the schema \"billing\" still holds type \"billing.state\", view \"billing.totals\". Drop or move that first"
        },
        { new RenameObject(View.NameOf("x"), "y"), NoObject("view \"x\"") },
        { new RenameObject(Adults.Name, "posts"), Taken("posts", "a table") },
        { new MoveObject(View.NameOf("x"), "y"), NoObject("view \"x\"") },
        { new MoveObject(Adults.Name, "crowded"), Taken("crowded.adults", "a table") },
        { new SetComment(On.View("x"), null), NoObject("view \"x\"") },
    };

    private static IEnumerable<SchemaObject> Objects =>
    [
        Adults,
        new DatabaseSchema("billing"),
        new View("billing.totals", "SELECT 1"),
        Status,
        Status with { Name = ObjectName.OfType("billing.state") },
        Kind,
        Email,
        Address,
        new Domain("code", new("text")),
        new RangeType("float_range", new("double precision")),
        Tickets,
        new Extension("hstore") { Schema = "tools" },
    ];

    private static string NoObject(string what) =>
        $"there is no {what}. If it was there before Schema, declare it with Existing(() => Create…)";
}
