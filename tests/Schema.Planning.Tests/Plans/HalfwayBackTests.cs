using Schema.Dsl;
using static Schema.Planning.Tests.Plans.Planned;

namespace Schema.Planning.Tests.Plans;

/// <summary>What undoes a migration that was broken off, for each place at which it can be.</summary>
public sealed class HalfwayBackTests
{
    private static readonly AppliedMigration[] InUse = [Applied(First, 1)];

    [Fact]
    public void Not_null() => Ways(new SetNotNull("users", "age")).Should().Equal(
        "drop constraint users_age_is_not_null from table users",
        "drop constraint users_age_is_not_null from table users",
        "allow nulls in column age of table users");

    [Fact]
    public void A_key_that_takes_over_an_index() =>
        Ways(new AddConstraint("users", new UniqueConstraint("users_age_key", new[] { "age" }))).Should().Equal(
            "drop index users_age_key concurrently",
            "drop constraint users_age_key from table users");

    [Fact]
    public void A_primary_key_whose_column_took_nulls()
    {
        var add = new AddConstraint("users", new PrimaryKeyConstraint("users_pkey", new[] { "age" }));

        Ways(add).Should().Equal(
            "drop constraint users_age_is_not_null from table users",
            "drop constraint users_age_is_not_null from table users",
            "allow nulls in column age of table users",
            "drop index users_pkey concurrently, allow nulls in column age of table users",
            "drop constraint users_pkey from table users, allow nulls in column age of table users");
    }

    [Fact]
    public void Operations_that_are_whole_go_back_whole() => Ways(
        new AddConstraint("users", new CheckConstraint("small", "age < 200")),
        new AddColumn("users", new Column("name", new ColumnType("text")))).Should().Equal(
            "drop constraint small from table users",
            "drop constraint small from table users",
            "remove column name from table users, drop constraint small from table users");

    [Fact]
    public void What_says_that_there_is_no_way_back_has_none_from_the_middle()
    {
        var migration = Entry(Second, "Next", new SetNotNull("users", "age")) with
        {
            IrreversibleBecause = "the mails are sent",
        };

        Planned(migration).Halfway!.After(1).Should().Be(new DownScript.Impossible("the mails are sent"));
    }

    [Fact]
    public void All_that_is_done_is_the_migration()
    {
        var operations = new Operation[]
        {
            new SetNotNull("users", "age"),
            new AddColumn("users", new Column("name", new ColumnType("text"))),
        };

        HalfwayBack.Done(Planned(Entry(Second, "Next", operations)).Steps).Should().Equal(operations);
    }

    private static IEnumerable<string> Ways(params Operation[] operations)
    {
        var planned = Planned(Entry(Second, "Next", operations));
        return Enumerable.Range(1, planned.Steps.Count).Select(done => string.Join(", ",
            planned.Halfway!.After(done).Should().BeOfType<DownScript.Reversible>().Subject.Steps.Select(step => step.Summary)));
    }

    private static PlannedMigration Planned(MigrationEntry migration) =>
        Ready(Planner.Migrate(Input(InUse, CreateUsers, migration), to: null)).Migrations.Single();
}
