namespace Schema.Dsl.Tests.Model;

/// <summary>All that calls a function keeps it from being dropped, and is named.</summary>
public sealed class FunctionUsersTests
{
    private static readonly Routine Short = new(ObjectKind.Function, "short", new RoutineArgument[] { new("a", "text") })
    {
        Returns = "text",
        Body = "SELECT a",
    };

    private static readonly SchemaModel Before = new Operation[]
    {
        new CreateObject(Short),
        new CreateTable(new("people")
        {
            Columns = new[]
            {
                new Column("name", new("text")) { Default = new ExpressionValue("short('a')") },
                new Column("nick", new("text")) { GeneratedAs = "short(name)" },
            },
            Constraints = new Constraint[]
            {
                new CheckConstraint("people_check", "short(name) <> ''"),
                new ExclusionConstraint("people_excl", new ExclusionElement[]
                {
                    new(IndexKey.OfExpression("short(name)"), "="),
                })
                {
                    Where = "name <> ''",
                },
            },
            Indexes = new[]
            {
                new IndexDefinition("people_index", "people", new[] { IndexKey.OfColumn("name") }) { Where = "short(name) > ''" },
            },
        }),
        new CreateObject(new Domain("word", new("text")) { Checks = new[] { new DomainCheck("word_check", "short(VALUE) <> ''") } }),
        new CreateObject(new RangeType("words", new("text")) { SubtypeDiff = "short" }),
        new CreateObject(new MaterializedView("names", "SELECT name FROM people")
        {
            Indexes = new[] { new IndexDefinition("names_index", "names", new[] { IndexKey.OfExpression("short(name)") }) },
        }),
    }.Aggregate(SchemaModel.Empty(), (model, operation) => model.Apply(operation));

    [Fact]
    public void Are_named() => SchemaConflict.Find(new DropObject(Short.Name), Before).Should().Be(
        "the function \"short(text)\" is used by the default of \"name\" of table \"people\", the column \"nick\" of table "
        + "\"people\", the constraint \"people_check\" of table \"people\", the constraint \"people_excl\" of table \"people\", "
        + "the index \"people_index\" of table \"people\", the index \"names_index\" of materialized view \"names\", the domain "
        + "\"word\", the type \"words\". Replace or drop that first");

    [Fact]
    public void Follow_its_name()
    {
        var after = Before.Apply(new RenameObject(Short.Name, "brief"));

        ((Domain)after.Find(Domain.NameOf("word"))!).Checks[0].Expression.Should().Be("\"brief\"(VALUE) <> ''");
        ((RangeType)after.Find(ObjectName.OfType("words"))!).SubtypeDiff.Should().Be(new TableName(null, "brief"));
        after.Objects.OfType<MaterializedView>().Single().Indexes[0].Keys[0].Expression.Should().Be("\"brief\"(name)");
        after.Find("people")!.Constraint("people_excl")!.Expressions().Should().Equal("\"brief\"(name)", "name <> ''");
    }

    [Fact]
    public void A_trigger_runs_the_function_without_arguments()
    {
        var changed = Short with { Arguments = ValueList<RoutineArgument>.Empty, Returns = "trigger", Name = Named("short", "") };
        var audit = new Trigger("audit", "people", "short") { Events = TriggerEvents.Insert };
        var before = Before.Apply(new CreateObject(changed)).Apply(new CreateObject(audit));

        SchemaConflict.Find(new DropObject(changed.Name), before)
            .Should().Be("the function \"short()\" is used by trigger \"audit\" of \"people\". Replace or drop that first");
        SchemaConflict.Find(new DropObject(Short.Name), before).Should().BeNull("the server alone knows which one is called");
        Function(before.Apply(new RenameObject(Short.Name, "brief"))).Should().Be("short");
        Function(before.Apply(new RenameObject(changed.Name, "brief"))).Should().Be("brief");

        static string Function(SchemaModel model) => model.Objects.OfType<Trigger>().Single().Function.Name;
    }

    private static ObjectName Named(string name, string arguments) =>
        new(ObjectKind.Function, new(null, name)) { Arguments = arguments };
}
