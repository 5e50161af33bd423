using Schema.Dsl;
using static Schema.Planning.Tests.Plans.Planned;

namespace Schema.Planning.Tests.Plans;

/// <summary>What would harm those who use the database stops a run before anything has happened.</summary>
public sealed class SafetyTests
{
    private static readonly AppliedMigration[] InUse = [Applied(First, 1)];

    [Fact]
    public void A_table_in_use_is_spared_and_all_is_told_at_once() =>
        Problems(Migrate(InUse, CreateUsers, RemoveAge, DropUsers)).Should().Equal(
            new PlanProblem(Second, "RemoveAge",
                """
                remove column age from table users breaks rule 35, a column that is removed: the release that runs meanwhile may still use "age".
                Lock: ACCESS EXCLUSIVE on "users".
                Instead: Use it no more in this release; remove it in a migration with [Phase(Phase.Contract)], which runs when this release is everywhere.
                If it does no harm here, say why: Unsafe("why", () => …), or [Unsafe("why")] on the class.
                """),
            new PlanProblem(Third, "DropUsers",
                """
                drop table users breaks rule 37, a table or view that is removed: the release that runs meanwhile may still use "users".
                Lock: ACCESS EXCLUSIVE on "users".
                Instead: Use it no more in this release, and drop it in a migration with [Phase(Phase.Contract)], which runs when this release is everywhere.
                If it does no harm here, say why: Unsafe("why", () => …), or [Unsafe("why")] on the class.
                """));

    [Fact]
    public void A_fresh_database_takes_all_with_a_line_for_each() =>
        Ready(Migrate([], CreateUsers, RemoveAge)).Warnings.Should().Equal(
            "20240102000000 RemoveAge: remove column age from table users breaks rule 35, a column that is removed: the release that runs "
            + "meanwhile may still use \"age\". Nobody uses \"users\" yet; where it is in use, the run would stop. Instead: Use it no more in "
            + "this release; remove it in a migration with [Phase(Phase.Contract)], which runs when this release is everywhere.");

    [Fact]
    public void A_rule_can_be_a_warning() =>
        Ready(Migrate(InUse, new RuleSettings { Most = RuleLevel.Warning }, CreateUsers, RemoveAge)).Warnings.Should().Equal(
            "20240102000000 RemoveAge: remove column age from table users breaks rule 35, a column that is removed: the release that runs "
            + "meanwhile may still use \"age\". Use it no more in this release; remove it in a migration with [Phase(Phase.Contract)], which "
            + "runs when this release is everywhere.");

    [Fact]
    public void What_its_project_says_holds_too() => Ready(Migrate(
        InUse, CreateUsers, RemoveAge with { Rules = new() { ExemptThrough = Second } })).Warnings.Should().BeEmpty();

    [Fact]
    public void What_is_said_to_be_unsafe_is_let_through() =>
        Ready(Migrate(InUse, CreateUsers, RemoveAge with { UnsafeBecause = "nobody uses it" })).Warnings.Should().BeEmpty();

    [Fact]
    public void What_is_half_done_was_let_through_and_is_finished() =>
        Ready(Continue(IndexAndRemoveAge, begunAs: IndexAndRemoveAge)).Migrations.Should().ContainSingle();

    [Fact]
    public void What_has_come_to_it_since_was_not() => Problems(Continue(
            Entry(Second, "Remove", Index, new DropColumn("users", "age"), new DropTable("users")), begunAs: IndexAndRemoveAge))
        .Should().HaveCount(2);

    [Fact]
    public void What_is_done_of_it_is_not_asked_about_again()
    {
        var (drop, comment) = (new DropColumn("users", "age"), new SetComment(On.Table("users"), "Ours"));
        var steps = Ready(Planner.Migrate(Input(InUse, CreateUsers, Entry(Second, "Remove", drop, comment)), to: null)).Migrations[0].Steps;
        var half = new UnfinishedMigration(Second, "Remove", Direction.Forward, new[]
        {
            new JournaledStage(1, "remove column age", Fingerprint.Of(steps.Take(1)), Guid.NewGuid(), IsDone: true),
        });

        Ready(Planner.Migrate(
            Input(InUse, CreateUsers, Entry(Second, "Remove", drop, comment)) with
            {
                Rules = RuleSettings.Default,
                Unfinished = half,
            },
            to: null)).Migrations.Should().ContainSingle();
    }

    private static CreateIndex Index => new(new IndexDefinition("users_age_index", "users", new[] { IndexKey.OfColumn("age") }));

    private static MigrationEntry IndexAndRemoveAge => Entry(Second, "Remove", Index, new DropColumn("users", "age"));

    private static PlanResult Continue(MigrationEntry migration, MigrationEntry begunAs)
    {
        var begun = Ready(Planner.Migrate(Input(InUse, CreateUsers, begunAs), to: null)).Migrations[0];
        return Planner.Migrate(
            Input(InUse, CreateUsers, migration) with
            {
                Rules = RuleSettings.Default,
                Unfinished = new(Second, "Remove", Direction.Forward, new[]
                {
                    new JournaledStage(1, "create index", Fingerprint.Of(begun.Steps.Take(1)), Guid.NewGuid(), IsDone: true),
                })
                {
                    MigrationFingerprint = begun.Fingerprint,
                },
            },
            to: null);
    }

    [Fact]
    public void The_way_back_is_free() => Ready(Planner.Rollback(
        Input(InUse, CreateUsers) with { Rules = RuleSettings.Default }, new RollbackTarget.ToVersion(0))).Migrations.Should().HaveCount(1);

    [Fact]
    public void An_engine_whose_tables_nobody_uses_meanwhile_has_no_such_rules() => Ready(Planner.Migrate(
        new PlanningInput(InUse, [CreateUsers, DropUsers], new SqliteDialect(new Version(3, 45))) { Rules = RuleSettings.Default },
        to: null)).Migrations.Should().HaveCount(1);

    [Fact]
    public void What_the_oldest_server_of_the_project_lacks_is_refused_on_any() => Problems(Migrate(
        [],
        new RuleSettings { Servers = new(12, 18) },
        CreateUsers,
        new MigrationEntry(Second, "OneAge", () => new OneAge()))).Should().Equal(new PlanProblem(
            Second,
            "OneAge",
            "Cannot create unique index users_age_index: NULLS NOT DISTINCT needs PostgreSQL 15; the project is for servers from 12 on."));

    [Fact]
    public void A_server_that_the_project_is_not_for_is_named() =>
        Ready(Migrate([], new RuleSettings { Servers = new(16, 18) }, CreateUsers)).Warnings.Should().Equal(
            "This server is PostgreSQL 15.4; the project is for 16 to 18.");

    private static PlanResult Migrate(AppliedMigration[] applied, params MigrationEntry[] registered) =>
        Migrate(applied, RuleSettings.Default, registered);

    private static PlanResult Migrate(
        AppliedMigration[] applied, RuleSettings rules, params MigrationEntry[] registered) =>
        Planner.Migrate(Input(applied, registered) with { Rules = rules }, to: null);

    private sealed class OneAge : Migration
    {
        public override void Change() => UniqueIndex("users", i => i.Column("age").NullsNotDistinct());
    }
}
