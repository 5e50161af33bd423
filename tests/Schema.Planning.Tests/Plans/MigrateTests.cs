using Schema.Dsl;
using static Schema.Planning.Tests.Plans.Planned;

namespace Schema.Planning.Tests.Plans;

/// <summary>The way up: what runs, what is refused, what is warned of.</summary>
public sealed class MigrateTests
{
    [Fact]
    public void Pending_migrations_run_by_version()
    {
        var plan = Ready(Planner.Migrate(Input([], DropUsers, CreateUsers, RemoveAge), to: null));

        plan.Migrations.Select(migration => migration.Name).Should().Equal("CreateUsers", "RemoveAge", "DropUsers");
        plan.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void To_is_the_last_version_that_runs() =>
        Ready(Planner.Migrate(Input([], CreateUsers, RemoveAge, DropUsers), Second))
            .Migrations.Select(migration => migration.Version).Should().Equal(First, Second);

    [Fact]
    public void Every_problem_of_every_migration_is_reported_at_once() =>
        Problems(Planner.Migrate(
            Input(
                [],
                CreateUsers,
                Entry(Second, "Wrong", new DropColumn("users", "shoe"), new DropTable("posts")),
                Entry(Third, "Twice", new CreateTable(Users()))),
            to: null)).Should().Equal(
                new PlanProblem(Second, "Wrong", "Cannot remove column shoe from table users: "
                    + "there is no column \"shoe\" in table \"users\"; it has age."),
                new PlanProblem(Second, "Wrong", "Cannot drop table posts: there is no table \"posts\". "
                    + "If it was there before Schema, declare it with ExistingTable(\"posts\", t => …)."),
                new PlanProblem(Third, "Twice", "Cannot create table users: the name \"users\" is taken by a table. "
                    + "Choose another, or rename that first."));

    [Fact]
    public void What_raw_SQL_may_have_made_is_never_missing() =>
        Ready(Planner.Migrate(
            Input(
                [],
                Entry(First, "Raw", new ExecuteSql("SELECT make()", "SELECT 1")),
                Entry(Second, "Drop", new DropTable("made"))),
            to: null))
            .Migrations[1].Down.Should().BeOfType<DownScript.Impossible>()
            .Which.Reason.Should().StartWith("drop table made: the table \"made\" is not known from the history.");

    [Fact]
    public void An_older_pending_migration_runs_with_a_warning()
    {
        var late = Entry(First, "Late", new CreateTable(new Table("late")));
        var plan = Ready(Planner.Migrate(Input([Applied(Second, 1)], late), to: null));

        plan.Warnings.Should().Equal(
            $"{First} Late: It is older than {Second}, which is applied already. It runs now, after it.");
    }

    [Fact]
    public void An_older_pending_migration_is_refused_on_request() =>
        Problems(Planner.Migrate(
            Input([Applied(Second, 1)], Entry(First, "Late", new CreateTable(new Table("late")))) with
            {
                StrictOrder = true,
            },
            to: null))
            .Single().Message.Should().Be(
                $"It is older than {Second}, which is applied already. "
                + "Give it a new version, or allow it with StrictOrder = false.");

    [Fact]
    public void An_edited_migration_is_told_from_its_fingerprint()
    {
        var applied = Applied(First, 1) with { Name = "CreateUsers", Fingerprint = $"1:{new string('0', 64)}" };
        var message = "It was edited after it was applied. What it says now is not what the database has; "
            + "write a new migration instead.";

        Ready(Planner.Migrate(Input([applied], CreateUsers), null))
            .Warnings.Should().Equal($"{First} CreateUsers: {message}");
        Problems(Planner.Migrate(Input([applied], CreateUsers) with { WhenEdited = WhenEdited.Refuse }, null))
            .Should().Equal(new PlanProblem(First, "CreateUsers", message));
        Ready(Planner.Migrate(Input([applied], CreateUsers) with { WhenEdited = WhenEdited.Ignore }, null))
            .Warnings.Should().BeEmpty();
    }

    [Fact]
    public void What_an_edited_migration_made_is_never_missing()
    {
        var edited = Applied(First, 1) with { Fingerprint = $"1:{new string('0', 64)}" };
        var removesWhatWasThere = Entry(Second, "RemoveShoe", new DropColumn("users", "shoe"));

        Versions(Planner.Migrate(Input([edited], CreateUsers, removesWhatWasThere), null)).Should().Equal(Second);
    }

    [Fact]
    public void A_migration_that_was_only_renamed_is_the_same()
    {
        var applied = Applied(First, 1) with
        {
            Name = "AddUsers",
            Fingerprint = Fingerprint.Of(RecordedMigration.Of(CreateUsers.Create())),
        };

        Ready(Planner.Migrate(Input([applied], CreateUsers), null)).Warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_written_way_back_is_checked_too() =>
        Problems(Planner.Migrate(Input([], new MigrationEntry(First, "Wrong", () => new WrongDown())), null))
            .Single().Message
            .Should().StartWith("In Down(): Cannot drop table userz: there is no table \"userz\".");

    [Fact]
    public void What_the_code_of_a_migration_throws_is_told_with_its_name() =>
        Problems(Planner.Migrate(
                Input([], new MigrationEntry(First, "Throws", () => throw new FormatException("No."))), null))
            .Should().Equal(new PlanProblem(First, "Throws", "Its code failed with FormatException: No."));

    [Fact]
    public void Two_migrations_of_one_version_are_refused() =>
        Problems(Planner.Migrate(Input([], CreateUsers, Entry(First, "Other")), null)).Single().Message
            .Should().Be("The version is taken by CreateUsers and Other. Give one of them a later one.");

    [Fact]
    public void A_timeout_that_is_no_time_is_refused_before_the_server_sees_it() =>
        Problems(Planner.Migrate(Input([], CreateUsers with { Timeouts = new("5s", "1 hour") }), to: null))
            .Should().Equal(new PlanProblem(First, "CreateUsers", "Its [Timeouts] say \"1 hour\", which is not a time. "
                + "Write a number and ms, s, min, h or d, such as 5s or 1.5h, up to 24 days; 0 is for no bound."));

    [Fact]
    public void What_a_migration_says_of_its_timeouts_goes_with_it() =>
        Ready(Planner.Migrate(Input([], CreateUsers with { Timeouts = new("5s") }), to: null))
            .Migrations[0].Timeouts.Should().Be(new MigrationTimeouts("5s"));

    [Fact]
    public void A_version_that_nobody_has_is_no_target() =>
        Problems(Planner.Migrate(Input([], CreateUsers), Third)).Single().Message
            .Should().Be($"No migration has the version {Third}. See status for those there are.");

    [Fact]
    public void After_an_unknown_migration_nothing_is_missing() =>
        Versions(Planner.Migrate(Input([Applied(First, 1)], RemoveAge), null)).Should().Equal(Second);

    [Fact]
    public void A_migration_that_cannot_be_recorded_is_reported() =>
        Problems(Planner.Migrate(Input([], new MigrationEntry(First, "Empty", () => new Nothing())), null)).Single()
            .Should().Be(new PlanProblem(
                First, "Empty", "Nothing overrides neither Change() nor Up(). Override one of them."));

    private sealed class Nothing : Migration;

    private sealed class WrongDown : Migration
    {
        public override void Up() => CreateTable("users");

        public override void Down() => DropTable("userz");
    }
}
