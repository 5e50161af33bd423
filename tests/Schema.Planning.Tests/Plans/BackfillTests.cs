using Schema.Dsl;
using static Schema.Planning.Tests.Plans.Planned;

namespace Schema.Planning.Tests.Plans;

/// <summary>Rows that could never be filled in batches are found before anything runs.</summary>
public sealed class BackfillTests
{
    private const string GiveKey =
        "Give it a primary key, or a unique index over columns that are not null, which the backfill does not set";

    private const string NoMark = $"Cannot backfill users: \"users\" has no key to walk by. {GiveKey}; or a Where(…) that asks for what it sets, "
        + "and no longer holds for a row that is done; or write Update, which changes all rows at once.";

    [Fact]
    public void Without_a_key_it_takes_a_condition_that_knows_what_is_done()
    {
        Problem(users => users.NoPrimaryKey(), b => b.Set("age = 1")).Should().Be(NoMark);
        Problem(users => users.NoPrimaryKey(), b => b.Set("age = 1").Where("size IS NULL")).Should().Be(NoMark);
        Problem(users => users.NoPrimaryKey(), b => b.Set("age = 1").Where("age IS NULL")).Should().BeNull();
        Problem(users => users.NoPrimaryKey(), b => b.Set("age = 1").Where("age IS NULL"), server: 13).Should().Be(
            $"Cannot backfill users: \"users\" has no key to walk by, and to do without one needs PostgreSQL 14; this server is 13.0. {GiveKey}.");
    }

    [Fact]
    public void A_key_that_it_sets_is_none()
    {
        Problem(_ => { }, b => b.Set("id = id + 1")).Should().Be(NoMark);
        Problem(users => users.Integer("code").NotNull().Unique(), b => b.Set("id = id + 1")).Should().BeNull();
        Problem(users => users.Integer("code").Unique(), b => b.Set("id = id + 1")).Should().Be(NoMark);
    }

    [Fact]
    public void The_way_back_is_looked_at_too() =>
        Problem(_ => { }, b => b.Set("age = 1").Undo("id = id - 1")).Should().Be(NoMark);

    [Fact]
    public void A_partitioned_table_without_a_key_is_filled_part_by_part() =>
        Problem(Partitioned, b => b.Set("size = 1").Where("size IS NULL")).Should().Be(
            $"Cannot backfill users: \"users\" has no key to walk by. {GiveKey}, or fill its partitions one by one.");

    [Fact]
    public void Tables_that_inherit_stand_in_the_way() =>
        Problem(_ => { }, b => b.Set("age = 1"), more: m => m.CreateTable("heirs", t => t.Inherits("users"))).Should().Be(
            "Cannot backfill users: other tables inherit from \"users\", and their rows can have the same key. "
            + "Write Update, which changes all rows at once.");

    [Fact]
    public void What_raw_SQL_may_have_made_is_left_to_the_server() =>
        Problem(users => users.NoPrimaryKey(), b => b.Set("age = 1"), more: m => m.Execute("SELECT 1", "SELECT 1")).Should().BeNull();

    [Fact]
    public void A_table_of_the_same_migration_needs_no_key() => Planner.Migrate(Input([], Entry(First, m =>
    {
        m.CreateTable("users", t =>
        {
            t.NoPrimaryKey();
            t.Integer("age");
        });
        m.Backfill("users", b => b.Set("age = 1"));
    })), to: null).Should().BeOfType<PlanResult.Ready>();

    private static void Partitioned(CreateTableBuilder users)
    {
        users.NoPrimaryKey();
        users.PartitionBy(PartitionMethod.Range, "age");
    }

    private static string? Problem(
        Action<CreateTableBuilder> users, Action<BackfillBuilder> fill, int server = 15, Action<Verbs>? more = null)
    {
        var result = Planner.Migrate(
            new(
                [],
                [
                    Entry(First, m => m.CreateTable("users", t =>
                    {
                        t.Integer("age");
                        t.Integer("size");
                        users(t);
                    })),
                    Entry(Second, m => more?.Invoke(m)),
                    Entry(Third, m => m.Backfill("users", fill)),
                ],
                new PostgresDialect(new Version(server, 0))),
            to: null);
        return result is PlanResult.Ready ? null : Problems(result).Should().ContainSingle().Subject.Message;
    }

    private static MigrationEntry Entry(long version, Action<Verbs> change) =>
        new(version, $"M{version}", () => new Verbs(change));

    private sealed class Verbs(Action<Verbs> change) : Migration
    {
        public override void Change() => change(this);

        public new void CreateTable(TableName table, Action<CreateTableBuilder> define) => base.CreateTable(table, define);

        public new void Backfill(TableName table, Action<BackfillBuilder> define) => base.Backfill(table, define);

        public new void Execute(string up, string down) => base.Execute(up, down);
    }
}
