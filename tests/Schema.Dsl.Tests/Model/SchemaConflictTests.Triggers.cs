namespace Schema.Dsl.Tests.Model;

public sealed partial class SchemaConflictTests
{
    private static Routine Log => new(ObjectKind.Function, "log", ValueList<RoutineArgument>.Empty)
    {
        Returns = "trigger",
        Body = "x",
    };

    private static IEnumerable<SchemaObject> Triggers =>
    [
        Log,
        new Routine(ObjectKind.Function, "title_of", new[] { new RoutineArgument("p", "posts") }) { Returns = "text", Body = "x" },
        new Trigger("audit", "posts", "log") { Events = TriggerEvents.Update, UpdateOf = new[] { "owner_id" } },
        new Policy("own", "posts") { Using = "owner_id = 1 AND EXISTS (SELECT FROM grants)" },
    ];

    public static TheoryData<Operation, string> ConflictsOfTriggers => new()
    {
        {
            new DropObject(Log.Name),
            "the function \"log()\" is used by trigger \"audit\" of \"posts\". Replace or drop that first"
        },
        {
            new DropColumn("posts", "owner_id"),
            "the column \"owner_id\" of \"posts\" is used by policy \"own\" of \"posts\", trigger \"audit\" of \"posts\". "
                + "Replace or drop that first"
        },
        {
            new AlterColumnType("posts", "owner_id", new("integer")),
            "the column \"owner_id\" of \"posts\" cannot change its type while it is used by policy \"own\" of \"posts\", "
                + "trigger \"audit\" of \"posts\". Drop that first, and create it again behind"
        },
        {
            new ReplaceObject(Log with { Returns = "void" }),
            "the server keeps the type of its result, and the names and defaults of its arguments. "
                + "Say recreate: true, which drops it and creates it again with what uses it"
        },
        { new CreateObject(new Trigger("t", "nowhere", "log")), NoTable("nowhere") },
        {
            new CreateObject(new Trigger("t", "users", "log") { UpdateOf = new[] { "size" } }),
            NoColumn("size")
        },
        {
            new CreateObject(new Trigger("t", "mails", "log") { ForEachRow = true }),
            "\"mails\" is a view, whose rows do not change themselves. Write InsteadOf()"
        },
        {
            new CreateObject(new Trigger("t", "users", "log") { Timing = TriggerTiming.InsteadOf, ForEachRow = true }),
            "\"users\" is a table, and InsteadOf() is for views. Write Before() or After()"
        },
        { new CreateObject(new Policy("p", "mails")), NoTable("mails") },
        {
            new CreateObject(new Policy("own", "posts")),
            "there is a policy \"own\" of \"posts\" already. Give this one another name"
        },
        { new SetTriggerState(Trigger.NameOf("t", "users"), TriggerState.Disabled), NoObject("trigger \"t\" of \"users\"") },
        { new SetRowSecurity("nowhere") { IsEnabled = true }, NoTable("nowhere") },
    };

    [Fact]
    public void A_table_whose_rows_are_an_argument_stays()
    {
        var before = Before.Apply(new DropObject(View.NameOf("mails_only"))).Apply(new DropObject(View.NameOf("mails")));

        SchemaConflict.Find(new DropTable("posts"), before).Should().Be(
            "the table \"posts\" is used by function \"title_of(posts)\". Replace or drop that first");
    }

    [Fact]
    public void A_function_that_a_table_calls_stays()
    {
        var before = Before.Apply(new AddConstraint("users", new CheckConstraint("c", "title_of(NULL) IS NULL")));

        SchemaConflict.Find(new DropObject(Routine.NameOf(ObjectKind.Function, "title_of", ["posts"])), before).Should().Be(
            "the function \"title_of(posts)\" is used by the constraint \"c\" of table \"users\". Replace or drop that first");
    }
}
