using Schema.Dsl;
using static Schema.Planning.Tests.Plans.Planned;

namespace Schema.Planning.Tests.Plans;

/// <summary>Which migrations run in which phase.</summary>
public sealed class PhaseTests
{
    private static readonly MigrationEntry Contract = RemoveAge with { Phase = Phase.Contract };
    private static readonly MigrationEntry Later = Entry(Third, "CreatePosts", new CreateTable(new("posts")));

    [Fact]
    public void What_takes_away_waits_until_it_is_asked_for()
    {
        Versions(Migrate(Phase.Expand, [], CreateUsers, Contract, Later)).Should().Equal(First, Third);
        Versions(Migrate(Phase.Contract, [], CreateUsers, Contract, Later)).Should().Equal(First, Second, Third);
    }

    [Fact]
    public void Long_work_runs_before_what_takes_away()
    {
        var background = Later with { Phase = Phase.Background };

        Versions(Migrate(Phase.Background, [], CreateUsers, Contract, background)).Should().Equal(First, Third);
        Versions(Migrate(Phase.Contract, [], CreateUsers, Contract, background)).Should().Equal(First, Second, Third);
    }

    [Fact]
    public void It_may_come_behind_what_is_newer()
    {
        var plan = Ready(Planner.Migrate(
            Input([Applied(First, 1), Applied(Third, 2)], CreateUsers, Contract, Later) with
            {
                Phase = Phase.Contract,
                StrictOrder = true,
                Rules = RuleSettings.Default,
            },
            to: null));

        plan.Migrations.Select(migration => migration.Version).Should().Equal(Second);
        plan.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void What_is_half_done_is_finished_in_any_phase() => Versions(Planner.Migrate(
        Input([Applied(First, 1)], CreateUsers, Contract) with
        {
            Unfinished = new(Second, "RemoveAge", Direction.Forward, ValueList<JournaledStage>.Empty),
        },
        to: null)).Should().Equal(Second);

    private static PlanResult Migrate(Phase phase, AppliedMigration[] applied, params MigrationEntry[] registered) =>
        Planner.Migrate(Input(applied, registered) with { Phase = phase }, to: null);
}
