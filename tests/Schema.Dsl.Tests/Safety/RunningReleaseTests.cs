namespace Schema.Dsl.Tests.Safety;

/// <summary>Rule 65: what breaks the running release, and is no other rule's business.</summary>
public sealed class RunningReleaseTests
{
    private const string MayWrite = "the release that runs meanwhile may still write what it does not allow";
    private const string MayUse = "the release that runs meanwhile may still use it as it was";

    private static readonly SchemaModel Before = Recorded.Fold(m =>
    {
        m.CreateTable("users", t =>
        {
            t.Text("email").Unique();
            t.Integer("age").NotNull().Default(0);
        });
        m.CreateFunction("token", f => f.Returns("text").Language("sql").Body("SELECT ''"));
    });

    private static readonly AddColumn Name = new("users", new("name", new("text")));

    public static TheoryData<Operation, string> Breaking => new()
    {
        { new SetNotNull("users", "email"), MayWrite },
        { new AddConstraint("users", new CheckConstraint("c", "age >= 0")), MayWrite },
        { new CreateIndex(new("i", "users", new[] { IndexKey.OfColumn("age") }) { Unique = true }), MayWrite },
        { new DropConstraint("users", "users_email_key"), MayWrite },
        { new DropObject(Routine.NameOf(ObjectKind.Function, "token", [])), MayUse },
        { new SetRowSecurity("users") { IsEnabled = true }, MayUse },
    };

    public static TheoryData<Operation> Fine => new()
    {
        new CreateIndex(new("i", "users", new[] { IndexKey.OfColumn("age") })),
        new SetDefault("users", "age", new NumberValue("1")),
        new DropColumn("users", "email"),
        Name,
    };

    [Theory]
    [MemberData(nameof(Breaking))]
    public void Is_told_with_the_way_to_split_it(Operation operation, string reason)
    {
        var hazard = Of(Phase.Expand, operation).Should().ContainSingle().Subject;

        (hazard.Rule.Level, hazard.Reason).Should().Be((RuleLevel.Warning, reason));
        hazard.Instead.Should().EndWith("in a migration with [Phase(Phase.Contract)], which runs when this release is everywhere.");
    }

    [Theory]
    [MemberData(nameof(Breaking))]
    public void Not_where_that_release_is_gone(Operation operation, string reason) =>
        Of(Phase.Contract, operation).Should().BeEmpty(reason);

    [Theory]
    [MemberData(nameof(Fine))]
    public void What_adds_or_has_a_rule_of_its_own_is_not_told(Operation operation) => Of(Phase.Expand, operation).Should().BeEmpty();

    [Fact]
    public void Nor_is_what_that_release_has_never_seen() => Of(
        Phase.Expand,
        Name,
        new SetNotNull("users", "name"),
        new RenameColumn("users", "name", "nick"),
        new AddConstraint("users", new UniqueConstraint("u", new[] { "nick" })),
        new RenameTable("users", "people"),
        new DropColumn("people", "nick")).Should().BeEmpty();

    [Fact]
    public void A_column_that_came_with_the_run_has_no_release_that_uses_it() => Hazards
        .Of([Name, new RenameColumn("users", "name", "nick"), new DropColumn("users", "nick")], Before, new(), Scope(Phase.Expand))
        .Should().BeEmpty();

    private static IEnumerable<Hazard> Of(Phase phase, params Operation[] operations) => Hazards
        .Of(operations, Before, new(), Scope(phase))
        .Where(hazard => hazard.Rule.Number == 65);

    private static Func<SchemaModel, HazardScope> Scope(Phase phase) => after => new(after, phase, OldestServer: 15);
}
