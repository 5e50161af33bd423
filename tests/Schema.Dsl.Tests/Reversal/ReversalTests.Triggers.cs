namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static Routine Log => new(ObjectKind.Function, "log", ValueList<RoutineArgument>.Empty)
    {
        Returns = "trigger",
        Language = "plpgsql",
        Body = "BEGIN RETURN NULL; END",
    };

    private static Routine FullName => new(
        ObjectKind.Function, "full_name", new[] { new RoutineArgument("u", "users") })
    {
        Returns = "text",
        Body = "SELECT u.email",
    };

    private static Trigger Audit => new("audit", "users", "log")
    {
        Events = TriggerEvents.Insert,
        State = TriggerState.Disabled,
    };

    private static Policy Own => new("own", "users") { Using = "email = current_user" };

    public static TheoryData<Operation, Operation[]> ReversibleTriggers => new()
    {
        { new CreateObject(new Trigger("x", "users", "log")), [new DropObject(Trigger.NameOf("x", "users"))] },
        { new DropObject(FullName.Name), [new CreateObject(FullName)] },
        { new ReplaceObject(FullName with { Body = "SELECT 'x'" }), [new ReplaceObject(FullName)] },
        {
            new ReplaceObject(FullName with { Returns = "bytea" }) { Recreate = true },
            [new ReplaceObject(FullName) { Recreate = true }]
        },
        {
            new RenameObject(FullName.Name, "name_of"),
            [new RenameObject(Routine.NameOf(ObjectKind.Function, "name_of", ["users"]), "full_name")]
        },
        { new RenameObject(Log.Name, "note"), [new RenameObject(Routine.NameOf(ObjectKind.Function, "note", []), "log")] },
        { new ReplaceObject(Audit with { Events = TriggerEvents.Delete }) { Recreate = true }, [new ReplaceObject(Audit) { Recreate = true }] },
        { new DropObject(Audit.Name), [new CreateObject(Audit)] },
        { new RenameObject(Audit.Name, "a"), [new RenameObject(Trigger.NameOf("a", "users"), "audit")] },
        { new SetTriggerState(Audit.Name, TriggerState.Enabled), [new SetTriggerState(Audit.Name, TriggerState.Disabled)] },
        { new DropObject(Own.Name), [new CreateObject(Own)] },
        { new ReplaceObject(Own with { Using = "true" }) { Recreate = true }, [new ReplaceObject(Own) { Recreate = true }] },
        { new SetRowSecurity("users") { IsEnabled = true }, [new SetRowSecurity("users") { IsEnabled = false }] },
        { new SetRowSecurity("users") { IsForced = true }, [new SetRowSecurity("users") { IsForced = false }] },
    };

    [Fact]
    public void A_renamed_table_takes_its_triggers_policies_and_the_arguments_of_its_type_along()
    {
        var after = Before.Apply(new RenameTable("users", "people"));

        after.OwnedBy("people").Select(owned => owned.Name.Name.Name).Should().Equal("audit", "own");
        after.Find(Routine.NameOf(ObjectKind.Function, "full_name", ["people"])).Should().NotBeNull();
    }

    [Fact]
    public void A_renamed_column_is_renamed_in_triggers_and_policies()
    {
        var before = Before.Apply(new CreateObject(new Trigger("t", "users", "log")
        {
            Events = TriggerEvents.Update,
            UpdateOf = new[] { "email" },
            ForEachRow = true,
            When = "OLD.email <> NEW.email",
        }));

        var after = before.Apply(new RenameColumn("users", "email", "mail"));

        var trigger = (Trigger)after.Find(Trigger.NameOf("t", "users"))!;
        trigger.UpdateOf.Should().Equal("mail");
        trigger.When.Should().Be("OLD.\"mail\" <> NEW.\"mail\"");
        ((Policy)after.Find(Own.Name)!).Using.Should().Be("\"mail\" = current_user");
    }

    [Fact]
    public void A_renamed_function_is_renamed_where_it_is_called()
    {
        var slug = new Routine(ObjectKind.Function, "slug", new[] { new RoutineArgument("t", "text") }) { Returns = "text", Body = "x" };
        var model = new Operation[]
        {
            new CreateObject(slug),
            new CreateTable(new Table("posts")
            {
                Columns = new[] { new Column("a", new("text")) { Default = new ExpressionValue("slug('x')") } },
                Constraints = new Constraint[] { new CheckConstraint("c", "slug(a) <> ''") },
            }),
            new CreateObject(new View("v", "SELECT slug(a) FROM posts")),
            new RenameObject(slug.Name, "slugified"),
            new RenameObject(Log.Name, "note"),
        }.Aggregate(Before, (folded, operation) => folded.Apply(operation));

        var posts = model.Find("posts")!;
        posts.Column("a")!.Default.Should().Be(new ExpressionValue("\"slugified\"('x')"));
        posts.Constraint("c").Should().Be(new CheckConstraint("c", "\"slugified\"(a) <> ''"));
        ((View)model.Find(View.NameOf("v"))!).Query.Should().Be("SELECT \"slugified\"(a) AS \"slug\" FROM posts");
        ((Trigger)model.Find(Audit.Name)!).Function.Should().Be(new TableName(null, "note"));
    }
}
