using Schema.Dsl;
using static Schema.Planning.Tests.Plans.Planned;

namespace Schema.Planning.Tests.Plans;

/// <summary>The way back: what is stored, what is derived, and how far it goes.</summary>
public sealed class RollbackTests
{
    [Fact]
    public void The_way_back_is_stored_with_what_was_dropped()
    {
        var plan = Ready(Planner.Migrate(Input([], CreateUsers, RemoveAge), to: null));

        Down(plan.Migrations[1]).Should().Equal(
            "ALTER TABLE \"public\".\"users\" ADD COLUMN \"age\" integer",
            "ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"users_age_check\" CHECK (age >= 0) NOT VALID",
            "ALTER TABLE \"public\".\"users\" VALIDATE CONSTRAINT \"users_age_check\"");
    }

    [Fact]
    public void Rollback_goes_in_the_reverse_order_of_application()
    {
        var input = Input([Applied(First, 1), Applied(Third, 2), Applied(Second, 3)],
            CreateUsers,
            Entry(Second, "B", new CreateTable(new Table("b"))),
            Entry(Third, "C", new CreateTable(new Table("c"))));

        Versions(Planner.Rollback(input, new RollbackTarget.Steps(2))).Should().Equal(Second, Third);
        Versions(Planner.Rollback(input, new RollbackTarget.Steps(9))).Should().Equal(Second, Third, First);
        Versions(Planner.Rollback(input, new RollbackTarget.ToVersion(Third))).Should().Equal(Second);
        Versions(Planner.Rollback(input, new RollbackTarget.ToVersion(0))).Should().Equal(Second, Third, First);
    }

    [Fact]
    public void Rollback_to_a_version_that_is_not_applied_is_refused() =>
        Problems(Planner.Rollback(Input([Applied(First, 1)], CreateUsers), new RollbackTarget.ToVersion(Second)))
            .Single().Message
            .Should().Be($"The version {Second} is not applied, so nothing can be rolled back to it. "
                + "See status for those that are.");

    [Fact]
    public void The_stored_way_back_wins()
    {
        var stored = Applied(First, 1) with
        {
            Down = new DownScript.Reversible(new[] { new Step("as stored", new[] { "SELECT 1" }) }),
        };

        Ready(Planner.Rollback(Input([stored], CreateUsers), new RollbackTarget.Steps(1)))
            .Migrations[0].Steps.Single().Summary.Should().Be("as stored");
    }

    [Fact]
    public void Without_a_stored_way_back_it_is_derived() =>
        Ready(Planner.Rollback(
                Input([Applied(First, 1), Applied(Second, 2)], CreateUsers, RemoveAge), new RollbackTarget.Steps(1)))
            .Migrations[0].Steps.SelectMany(step => step.Statements).Should().Equal(
                "ALTER TABLE \"public\".\"users\" ADD COLUMN \"age\" integer",
                "ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"users_age_check\" CHECK (age >= 0) NOT VALID",
            "ALTER TABLE \"public\".\"users\" VALIDATE CONSTRAINT \"users_age_check\"");

    [Theory]
    [MemberData(nameof(Undone))]
    public void What_raw_SQL_and_code_undo_is_there_again_for_what_is_undone_behind_it(Operation undone) =>
        BackFrom(undone).Should().Equal(
            "ALTER TABLE \"public\".\"users\" DROP CONSTRAINT \"users_age_check\", "
            + "ALTER COLUMN \"age\" TYPE integer USING \"age\"::integer, "
            + "ADD CONSTRAINT \"users_age_check\" CHECK (age >= 0)");

    [Fact]
    public void What_raw_SQL_does_not_undo_stays_in_doubt() =>
        BackFrom(new ExecuteSql("ALTER TABLE users DROP CONSTRAINT users_age_check", "SELECT 1")).Should().Equal(
            "ALTER TABLE \"public\".\"users\" ALTER COLUMN \"age\" TYPE integer USING \"age\"::integer");

    public static TheoryData<Operation> Undone => new()
    {
        new RunCode((_, _) => Task.CompletedTask, (_, _) => Task.CompletedTask),
        new ExecuteSql("ALTER TABLE users ADD name text", "ALTER TABLE users DROP name"),
    };

    private static IEnumerable<string> BackFrom(Operation undone) => Down(
        Ready(Planner.Migrate(
            Input(
                [],
                CreateUsers,
                Entry(Second, "Widen", new AlterColumnType("users", "age", new("bigint")), undone)),
            to: null))
        .Migrations[1])
        .Where(sql => sql.Contains("TYPE"));

    [Fact]
    public void A_version_that_two_have_taken_goes_back_only_as_it_was_stored()
    {
        var twin = Entry(First, "Twin", new CreateTable(new Table("twin")));
        var stored = Applied(First, 1) with { Down = new DownScript.Reversible(new[] { new Step("as stored", new[] { "SELECT 1" }) }) };

        Problems(Planner.Rollback(Input([Applied(First, 1)], CreateUsers, twin), new RollbackTarget.Steps(1))).Should().Equal(
            new PlanProblem(First, "Twin", "The version is taken by CreateUsers and Twin. Give one of them a later one."));
        Versions(Planner.Rollback(Input([stored], CreateUsers, twin), new RollbackTarget.Steps(1))).Should().Equal(First);
    }

    [Fact]
    public void A_migration_that_nobody_knows_goes_back_only_with_its_row() =>
        Problems(Planner.Rollback(Input([Applied(First, 1)]), new RollbackTarget.Steps(1)))
            .Single().Message.Should().Be(
            "Cannot be rolled back: this binary does not know it, and its history row holds no way back. "
            + "Roll back with the release that applied it.");

    [Fact]
    public void Down_is_the_way_back_where_it_is_written()
    {
        var plan = Ready(Planner.Migrate(Input([], new MigrationEntry(First, "UpDown", () => new UpDown())), null));

        Down(plan.Migrations[0]).Should().Equal("SELECT 'down'");
    }

    private sealed class UpDown : Migration
    {
        public override void Up() => Execute("SELECT 'up'", "SELECT 'not this'");

        public override void Down() => Execute("SELECT 'down'", "SELECT 'nor this'");
    }
}
