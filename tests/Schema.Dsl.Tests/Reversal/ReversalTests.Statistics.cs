namespace Schema.Dsl.Tests.Reversals;

public sealed partial class ReversalTests
{
    private static readonly ExtendedStatistics Together = new("together", "users")
    {
        Columns = new[] { "age", "email" },
        Expressions = new[] { "lower(users.email)" },
        Kinds = StatisticsKinds.Mcv,
        Target = 500,
        Comment = "Known together",
    };

    private static readonly SchemaModel WithStatistics = Before.Apply(new CreateObject(Together));

    public static TheoryData<Operation, Operation[]> ReversibleStatistics => new()
    {
        { new CreateObject(Together with { Name = ExtendedStatistics.NameOf("s") }), [new DropObject(ExtendedStatistics.NameOf("s"))] },
        { new DropObject(Together.Name), [new CreateObject(Together)] },
        { new SetStatisticsTarget(Together.Name, null), [new SetStatisticsTarget(Together.Name, 500)] },
        {
            new RenameObject(Together.Name, "s"),
            [new RenameObject(ExtendedStatistics.NameOf("s"), "together")]
        },
    };

    [Theory]
    [MemberData(nameof(ReversibleStatistics))]
    public void Statistics_go_back_to_what_they_were(Operation operation, Operation[] expected) =>
        Undone(operation, WithStatistics).Should().Equal(expected);

    [Fact]
    public void Statistics_come_back_with_what_they_rest_on()
    {
        var before = WithStatistics.Apply(new DropObject(Audit.Name)).Apply(new DropObject(Own.Name));

        Undone(new DropColumn("users", "email"), before).Should().Contain(new CreateObject(Together));
        Undone(new DropTable("users"), before).Should().Contain(new CreateObject(Together));
        before.Apply(new DropColumn("users", "email")).Find(Together.Name).Should().BeNull();
        before.Apply(new DropTable("users")).Find(Together.Name).Should().BeNull();
        before.Apply(new DropColumn("users", "id")).Find(Together.Name).Should().Be(Together);
    }

    [Fact]
    public void Statistics_follow_what_is_renamed()
    {
        var renamed = WithStatistics
            .Apply(new RenameColumn("users", "email", "mail"))
            .Apply(new RenameTable("users", "people"))
            .Apply(new SetTableSchema("people", "archive"))
            .Apply(new MoveObject(Together.Name, "hints"))
            .Apply(new CreateObject(new DatabaseSchema("archive")))
            .Apply(new RenameObject(DatabaseSchema.NameOf("archive"), "attic"));

        renamed.Find(ExtendedStatistics.NameOf("hints.together")).Should().Be(new ExtendedStatistics("hints.together", "attic.people")
        {
            Columns = new[] { "age", "mail" },
            Expressions = new[] { "lower(\"people\".\"mail\")" },
            Kinds = StatisticsKinds.Mcv,
            Target = 500,
            Comment = "Known together",
        });
    }

    [Fact]
    public void What_an_expression_of_statistics_calls_stays()
    {
        var before = Before
            .Apply(new CreateObject(Routine("short")))
            .Apply(new CreateObject(new ExtendedStatistics("s", "users") { Expressions = new[] { "short(email)" } }));

        SchemaConflict.Find(new DropObject(Routine("short").Name), before).Should().Be(
            "the function \"short(text)\" is used by statistics object \"s\". Replace or drop that first");
        before.Apply(new RenameObject(Routine("short").Name, "brief")).Find(ExtendedStatistics.NameOf("s"))
            .Should().Be(new ExtendedStatistics("s", "users") { Expressions = new[] { "\"brief\"(email)" } });

        static Routine Routine(string name) =>
            new(ObjectKind.Function, name, new RoutineArgument[] { new("a", "text") }) { Returns = "text", Body = "SELECT a" };
    }
}
