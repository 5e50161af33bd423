using Schema.Dsl;
using Schema.Testing.Postgres;

namespace Schema.Runner.Tests.Postgres;

/// <summary>A table that is in use is spared, one that is being made is not.</summary>
public sealed class SafetyTests : IAsyncLifetime
{
    private static readonly MigrationEntry CreateUsers = Entry(1, "CreateUsers", m => m.CreateTable("users", t =>
    {
        t.Text("name");
        t.Text("email");
    }));

    private static readonly MigrationEntry RemoveName = Entry(2, "RemoveName", m => m.RemoveColumn("users", "name"));

    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private MigrateOptions Options => new() { Database = _database.Url };

    [Fact]
    public async Task A_fresh_database_takes_the_whole_history_and_warns()
    {
        var run = await new Migrator([CreateUsers, RemoveName]).MigrateAsync(Options);

        run.Migrations.Should().HaveCount(2);
        run.Warnings.Should().ContainSingle().Which.Should().StartWith(
            "20240101000002 RemoveName: remove column name from table users breaks rule 35, a column that is removed: ");
    }

    [Fact]
    public async Task A_database_in_use_is_left_alone()
    {
        await new Migrator([CreateUsers]).MigrateAsync(Options);
        var addAge = Entry(3, "AddAge", m => m.AddColumn("users", t => t.Integer("age")));

        var migrate = () => new Migrator([CreateUsers, RemoveName, addAge]).MigrateAsync(Options);

        (await migrate.Should().ThrowAsync<PlanRejectedException>()).Which.Message.Should().Be(
            """
            One problem stands in the way.

                20240101000002 RemoveName: remove column name from table users breaks rule 35, a column that is removed: the release that runs meanwhile may still use "name".
                Lock: ACCESS EXCLUSIVE on "users".
                Instead: Use it no more in this release; remove it in a migration with [Phase(Phase.Contract)], which runs when this release is everywhere.
                If it does no harm here, say why: Unsafe("why", () => …), or [Unsafe("why")] on the class.

            This run has committed nothing.
            """);
        (await new Migrator([CreateUsers, RemoveName, addAge]).StatusAsync(Options))
            .Select(migration => migration.State)
            .Should().Equal(MigrationState.Applied, MigrationState.Pending, MigrationState.Pending);
    }

    [Fact]
    public async Task The_way_back_is_free()
    {
        await new Migrator([CreateUsers]).MigrateAsync(Options);
        await new Migrator([CreateUsers, RemoveName with { UnsafeBecause = "nobody reads it" }]).MigrateAsync(Options);

        var run = await new Migrator([CreateUsers, RemoveName]).RollbackAsync(to: 0, options: Options);

        run.Migrations.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_run_can_take_the_rules_less_strictly()
    {
        await new Migrator([CreateUsers]).MigrateAsync(Options);

        var run = await new Migrator([CreateUsers, RemoveName]).MigrateAsync(
            Options with { Rules = new() { Most = RuleLevel.Warning } });

        run.Warnings.Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_unsafe_runs_as_it_is_written()
    {
        await new Migrator([CreateUsers]).MigrateAsync(Options);
        var index = Entry(2, "IndexEmail", m => m.Index("users", "email")) with { UnsafeBecause = "it has ten rows" };
        var log = new StringWriter { NewLine = "\n" };

        await new Migrator([CreateUsers, index]).MigrateAsync(Options with { Logger = new PlainLogger(log) });

        log.ToString().Should().Contain("\ncreate index users_email_index\n").And.NotContain("concurrently");
    }

    private static MigrationEntry Entry(int number, string name, Action<Saying> change) =>
        new(20240101000000 + number, name, () => new Saying(change));
}
