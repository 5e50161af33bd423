using Schema.Dsl;
using static Schema.Planning.Tests.Plans.Planned;

namespace Schema.Planning.Tests.Plans;

public sealed class RepeatableTests
{
    [Fact]
    public void They_follow_the_last_migration()
    {
        var input = Input([], Repeatable("A", "a", "SELECT 1"), CreateUsers, RemoveAge);

        Names(Planner.Migrate(input, null)).Should().Equal("CreateUsers", "RemoveAge", "A");
        Names(Planner.Migrate(input, Second)).Should().Equal("CreateUsers", "RemoveAge", "A");
        Names(Planner.Migrate(input, First)).Should().Equal("CreateUsers");
    }

    [Fact]
    public void Each_follows_what_it_depends_on()
    {
        var input = Input(
            [],
            Repeatable("A", "a", "SELECT * FROM c"),
            Repeatable("B", "b", "SELECT 1"),
            Repeatable("C", "\"odd Name\"", "SELECT d(1)"),
            new(0, "D", () => new Function("d", "BEGIN EXECUTE 'SELECT * FROM b'; RETURN 1; END")) { Kind = MigrationKind.Repeatable },
            Repeatable("E", "c", "SELECT * FROM \"odd Name\""));

        Names(Planner.Migrate(input, null)).Should().Equal("B", "D", "C", "E", "A");
    }

    [Fact]
    public void Two_that_mention_each_other_come_as_they_are() =>
        Names(Planner.Migrate(
            Input(
                [],
                new(0, "Ping", () => new Function("ping", "BEGIN RETURN pong(1); END")) { Kind = MigrationKind.Repeatable },
                new(0, "Pong", () => new Function("pong", "BEGIN RETURN ping(1); END")) { Kind = MigrationKind.Repeatable }),
            null)).Should().BeEquivalentTo("Ping", "Pong");

    [Fact]
    public void Rows_follow_those_that_they_refer_to_and_all_objects() =>
        Names(Planner.Migrate(
            Input(
                [],
                new(First, "Tables", () => new Tables()),
                Seed("A", m => m.Row("members", "role")),
                Seed("B", m => m.Row("roles", "name")),
                Repeatable("Z", "z", "SELECT 1")),
            null)).Should().Equal("Tables", "Z", "B", "A");

    [Fact]
    public void A_definition_has_a_version_of_its_own_that_everybody_finds()
    {
        var first = Ready(Planner.Migrate(Input([], Repeatable("A", "a", "SELECT 1")), null)).Migrations.Single();
        var again = Ready(Planner.Migrate(Input([], Repeatable("A", "a", "SELECT 1")), null)).Migrations.Single();
        var other = Ready(Planner.Migrate(Input([], Repeatable("A", "a", "SELECT 2")), null)).Migrations.Single();

        again.Version.Should().Be(first.Version).And.BeNegative();
        other.Version.Should().NotBe(first.Version).And.BeNegative();
        first.ToString().Should().Be("A");
    }

    [Fact]
    public void What_is_the_same_but_for_how_it_is_written_down_is_not_touched()
    {
        var applied = Applied(Ready(Planner.Migrate(Input([], Repeatable("A", "a", "SELECT 1")), null)).Migrations.Single(), 1);

        Planner.Migrate(Input([applied], Repeatable("A", "a", "SELECT 1")), null).Should().BeEquivalentTo(
            new PlanResult.Ready(new(ValueList<PlannedMigration>.Empty, ValueList<string>.Empty)));
    }

    [Fact]
    public void Only_what_differs_is_done()
    {
        var first = Ready(Planner.Migrate(Input([], new MigrationEntry(0, "A", () => new Two("SELECT 1", "SELECT 2 AS n"))
        {
            Kind = MigrationKind.Repeatable,
        }), null)).Migrations.Single();
        var next = Ready(Planner.Migrate(Input([Applied(first, 1)], new MigrationEntry(0, "A", () => new Two("SELECT 1", "SELECT 2 AS n, 3 AS m"))
        {
            Kind = MigrationKind.Repeatable,
        }), null)).Migrations.Single();

        next.Steps.SelectMany(step => step.Statements).Should().Equal("CREATE OR REPLACE VIEW \"public\".\"two\" AS\nSELECT 2 AS n, 3 AS m");
        Down(next).Should().Equal("DROP VIEW \"public\".\"two\"", "CREATE VIEW \"public\".\"two\" AS\nSELECT 2 AS n");
    }

    [Fact]
    public void Steps_count_migrations_and_repeatables_go_along()
    {
        AppliedMigration[] applied =
        [
            Row(First, 1), Row(-1, 2), Row(Second, 3), Row(-2, 4), Row(-3, 5),
        ];

        Versions(Planner.Rollback(Input(applied), new RollbackTarget.Steps(1))).Should().Equal(-3, -2, Second);
        Versions(Planner.Rollback(Input(applied), new RollbackTarget.Steps(2))).Should().Equal(-3, -2, Second, -1, First);
        Versions(Planner.Rollback(Input(applied), new RollbackTarget.ToVersion(First))).Should().Equal(-3, -2, Second);
        Versions(Planner.Rollback(Input(applied), new RollbackTarget.ToVersion(Second))).Should().BeEmpty();
        Versions(Planner.Rollback(Input(applied), new RollbackTarget.ToVersion(0))).Should().HaveCount(5);
    }

    [Fact]
    public void What_changes_once_is_refused() =>
        Problems(Planner.Migrate(
            Input([], new MigrationEntry(0, "A", () => new Tables()) { Kind = MigrationKind.Repeatable }), null))
            .Should().Equal(new PlanProblem(null, "A",
                "Cannot create table roles in a repeatable. It says what is to be there: views, routines, triggers, policies and "
                + "rows. What changes once belongs into a migration with a version."));

    [Fact]
    public void A_row_that_would_be_there_twice_is_refused() =>
        Problems(Planner.Migrate(Input([], Seed("A", m => m.Twice())), null)).Should().Equal(new PlanProblem(null, "A",
            "Cannot insert a row into roles in a seed. It is applied again and again, so that the row would be there twice. "
            + "Write Upsert."));

    [Fact]
    public void Two_of_one_name_are_refused() =>
        Problems(Planner.Migrate(Input([], Repeatable("A", "a", "SELECT 1"), Repeatable("A", "b", "SELECT 1")), null))
            .Should().Equal(new PlanProblem(
                null, "A", "Two repeatables have this name, by which the history knows them. Rename one."));

    [Fact]
    public void Seeds_of_other_environments_are_not_meant()
    {
        var seed = Seed("A", m => m.Row("roles", "name")) with { Environments = ["Development"] };
        var input = Input([], new MigrationEntry(First, "Tables", () => new Tables()), seed);

        Names(Planner.Migrate(input, null)).Should().Equal("Tables");
        Names(Planner.Migrate(input with { Environment = "development" }, null)).Should().Equal("Tables", "A");
        Planner.Status(input).Select(row => row.Name).Should().Equal("Tables");
        Planner.Status(input with { Environment = "Development" }).Select(row => row.Name).Should().Equal("Tables", "A");
    }

    private static IEnumerable<string> Names(PlanResult result) => Ready(result).Migrations.Select(migration => migration.Name);

    private static AppliedMigration Row(long version, long position) => new AppliedMigration(version, position) with
    {
        Name = $"M{position}",
        Down = new DownScript.Reversible(ValueList<Step>.Empty),
        Defined = version < 0 ? new(ValueList<SchemaObject>.Empty) : null,
    };

    private static AppliedMigration Applied(PlannedMigration migration, long position) => new(migration.Version, position)
    {
        Name = migration.Name,
        Fingerprint = migration.Fingerprint,
        Defined = migration.Defined,
    };

    private static MigrationEntry Repeatable(string name, string view, string query) =>
        new(0, name, () => new OneView(view.Trim('"'), query)) { Kind = MigrationKind.Repeatable };

    private static MigrationEntry Seed(string name, Action<Rows> change) =>
        new(0, name, () => new Rows(change)) { Kind = MigrationKind.Seed };

    private sealed class OneView(string name, string query) : Repeatable
    {
        public override void Change() => CreateView(new TableName(null, name), query);
    }

    private sealed class Two(string one, string two) : Repeatable
    {
        public override void Change()
        {
            CreateView("one", one);
            CreateView("two", two);
        }
    }

    private sealed class Function(string name, string body) : Repeatable
    {
        public override void Change() => CreateFunction(
            name, f => f.Argument("x", "integer").Returns("integer").Language("plpgsql").Body(body));
    }

    private sealed class Rows(Action<Rows> change) : Seed
    {
        public override void Change() => change(this);

        public void Row(string table, string key) => Upsert(table, [key], (key, "x"));

        public void Twice() => Insert("roles", ("name", "x"));
    }

    private sealed class Tables : Migration
    {
        public override void Change()
        {
            CreateTable("roles", t => t.Text("name").PrimaryKey());
            CreateTable("members", t => t.Text("role").PrimaryKey());
            AddForeignKey("members", "role", references: "roles", key: "name");
        }
    }
}
