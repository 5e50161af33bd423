using Schema.Dsl;

namespace Schema.Planning.Tests.Plans;

public sealed class PlannerTests
{
    private const long First = 20240101000000;
    private const long Second = 20240102000000;
    private const long Third = 20240103000000;
    private const long Fourth = 20250101000000;

    private static readonly PostgresDialect Dialect = new(new Version(15, 4));

    private static readonly MigrationEntry CreateUsers = Entry(First, "CreateUsers", new CreateTable(Users()));
    private static readonly MigrationEntry RemoveAge = Entry(Second, "RemoveAge", new DropColumn("users", "age"));
    private static readonly MigrationEntry DropUsers = Entry(Third, "DropUsers", new DropTable("users"));

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
    public void The_way_back_is_stored_with_what_was_dropped()
    {
        var plan = Ready(Planner.Migrate(Input([], CreateUsers, RemoveAge), to: null));

        Down(plan.Migrations[1]).Should().Equal(
            "ALTER TABLE \"public\".\"users\" ADD COLUMN \"age\" integer",
            "ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"users_age_check\" CHECK (age >= 0)");
    }

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
    public void A_version_that_nobody_has_is_no_target() =>
        Problems(Planner.Migrate(Input([], CreateUsers), Third)).Single().Message
            .Should().Be($"No migration has the version {Third}. See status for those there are.");

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
                "ALTER TABLE \"public\".\"users\" ADD CONSTRAINT \"users_age_check\" CHECK (age >= 0)");

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
    public void After_an_unknown_migration_nothing_is_missing() =>
        Versions(Planner.Migrate(Input([Applied(First, 1)], RemoveAge), null)).Should().Equal(Second);

    [Fact]
    public void A_migration_that_cannot_be_recorded_is_reported() =>
        Problems(Planner.Migrate(Input([], new MigrationEntry(First, "Empty", () => new Nothing())), null)).Single()
            .Should().Be(new PlanProblem(
                First, "Empty", "Nothing overrides neither Change() nor Up(). Override one of them."));

    [Fact]
    public void Down_is_the_way_back_where_it_is_written()
    {
        var plan = Ready(Planner.Migrate(Input([], new MigrationEntry(First, "UpDown", () => new UpDown())), null));

        Down(plan.Migrations[0]).Should().Equal("SELECT 'down'");
    }

    [Fact]
    public void Status_lists_what_either_side_knows()
    {
        var edited = Applied(Third, 3) with { Fingerprint = $"1:{new string('0', 64)}" };
        var status = Planner.Status(Input(
            [Applied(First, 1), Applied(Fourth, 2) with { Name = "Foreign" }, edited],
            CreateUsers,
            RemoveAge,
            Entry(Third, "C", new CreateTable(new Table("c")))));

        status
            .Select(row => (row.Version, row.Name, Known: row.Entry is not null, Applied: row.Applied is not null, row.IsEdited))
            .Should().Equal(
                (First, "CreateUsers", true, true, false),
                (Second, "RemoveAge", true, false, false),
                (Third, "C", true, true, true),
                (Fourth, "Foreign", false, true, false));
    }

    private static Table Users() => new("users")
    {
        Columns = new[] { new Column("age", new ColumnType("integer")) },
        Constraints = new Constraint[] { new CheckConstraint("users_age_check", "age >= 0") },
    };

    private static PlanningInput Input(AppliedMigration[] applied, params MigrationEntry[] registered) =>
        new(applied, registered, Dialect);

    private static AppliedMigration Applied(long version, long position) => new(version, position);

    private static MigrationEntry Entry(long version, string name, params Operation[] operations) =>
        new(version, name, () => new Saying(operations));

    private static Plan Ready(PlanResult result) =>
        result.Should().BeOfType<PlanResult.Ready>("{0}", result).Subject.Plan;

    private static ValueList<PlanProblem> Problems(PlanResult result) =>
        result.Should().BeOfType<PlanResult.Rejected>("{0}", result).Subject.Problems;

    private static IEnumerable<long> Versions(PlanResult result) =>
        Ready(result).Migrations.Select(migration => migration.Version);

    private static IEnumerable<string> Down(PlannedMigration migration) =>
        migration.Down.Should().BeOfType<DownScript.Reversible>().Subject.Steps.SelectMany(step => step.Statements);

    private sealed class Nothing : Migration;

    private sealed class WrongDown : Migration
    {
        public override void Up() => CreateTable("users");

        public override void Down() => DropTable("userz");
    }

    private sealed class UpDown : Migration
    {
        public override void Up() => Execute("SELECT 'up'", "SELECT 'not this'");

        public override void Down() => Execute("SELECT 'down'", "SELECT 'nor this'");
    }

    /// <summary>Says these operations, by the verbs that record them.</summary>
    private sealed class Saying(Operation[] operations) : Migration
    {
        public override void Change()
        {
            foreach (var operation in operations)
            {
                Say(operation);
            }
        }

        private void Say(Operation operation)
        {
            switch (operation)
            {
                case CreateTable { Table: var table }:
                    CreateTable(table.Name, t =>
                    {
                        t.NoPrimaryKey();
                        foreach (var column in table.Columns)
                        {
                            t.Column(column.Name, column.Type.ToString());
                        }

                        foreach (var check in table.Constraints.OfType<CheckConstraint>())
                        {
                            t.Check(check.Expression);
                        }
                    });
                    break;
                case DropTable drop:
                    DropTable(drop.Table);
                    break;
                case DropColumn drop:
                    RemoveColumn(drop.Table, drop.Column);
                    break;
                case ExecuteSql { Down: { } down } sql:
                    Execute(sql.Up, down);
                    break;
                default:
                    throw new InvalidOperationException($"{operation} has no verb here.");
            }
        }
    }
}
