using Schema.Dsl;

namespace Schema.Runner.Tests;

public sealed class MigratorTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Applies_what_is_pending_in_order_and_says_so()
    {
        var run = await _bench.MigrateAsync();

        run.Migrations.Should().Equal(
            new RanMigration(Migrations.Users, "CreateUsers", TimeSpan.FromMilliseconds(42)),
            new RanMigration(Migrations.Posts, "CreatePosts", TimeSpan.FromMilliseconds(42)),
            new RanMigration(Migrations.Tags, "CreateTags", TimeSpan.FromMilliseconds(42)));
        run.Warnings.Should().BeEmpty();
        _bench.Database.Versions.Should().Equal(Migrations.Users, Migrations.Posts, Migrations.Tags);
        _bench.Database.Rows.Should().OnlyContain(row => row.Release == "Users 1.0");
        _bench.Log.ToString().Should().Be(
            """
            == Running 20240101000000 CreateUsers forward
            create table users
            create unique index users_email_index
            == Migrated 20240101000000 in 0.0s
            == Running 20240102000000 CreatePosts forward
            create table posts
            == Migrated 20240102000000 in 0.0s
            == Running 20240103000000 CreateTags forward
            create table tags
            == Migrated 20240103000000 in 0.0s

            """);
    }

    [Fact]
    public async Task Sends_all_of_it_in_one_flight()
    {
        await _bench.MigrateAsync();

        (_bench.Database.Connections, _bench.Database.Reads, _bench.Database.Flights).Should().Be((1, 1, 1));
    }

    [Fact]
    public async Task Looks_once_where_there_is_nothing_to_do_even_if_another_is_migrating()
    {
        await _bench.Migrator().MigrateAsync();
        var (reads, flights) = (_bench.Database.Reads, _bench.Database.Flights);
        _bench.Database.LockHolder = new("pid 7");

        var run = await _bench.MigrateAsync();

        run.Migrations.Should().BeEmpty();
        (_bench.Database.Reads - reads, _bench.Database.Flights - flights).Should().Be((1, 0));
        _bench.Log.ToString().Should().Be("Migrations already up\n");
    }

    [Fact]
    public async Task Stops_at_the_version_that_it_is_told()
    {
        await _bench.MigrateAsync(_bench.Options with { To = Migrations.Posts });

        _bench.Database.Versions.Should().Equal(Migrations.Users, Migrations.Posts);
    }

    [Fact]
    public async Task Warns_that_it_only_goes_forward_where_newer_migrations_are_applied()
    {
        await _bench.Migrator().MigrateAsync();

        var run = await _bench.MigrateAsync(_bench.Options with { To = Migrations.Users });

        run.Migrations.Should().BeEmpty();
        run.Warnings.Should().Equal(
            "Migrations newer than 20240101000000 are applied, and stay: migrate only goes forward. "
            + "To go back to 20240101000000, roll back to it.");
        _bench.Database.Versions.Should().HaveCount(3);
        _bench.Log.ToString().Should().Be($"warning: {run.Warnings[0]}\nMigrations already up\n");
    }

    [Fact]
    public async Task Rolls_back_by_steps_the_last_applied_first()
    {
        await _bench.Migrator().MigrateAsync();

        var run = await _bench.RollbackAsync(steps: 2);

        run.Migrations.Select(migration => migration.Version).Should().Equal(Migrations.Tags, Migrations.Posts);
        _bench.Database.Versions.Should().Equal(Migrations.Users);
        _bench.Log.ToString().Should().Be(
            """
            == Running 20240103000000 CreateTags backward
            drop table tags
            == Migrated 20240103000000 in 0.0s
            == Running 20240102000000 CreatePosts backward
            drop table posts
            == Migrated 20240102000000 in 0.0s

            """);
    }

    [Fact]
    public async Task Says_that_a_stored_way_back_failed_and_how_the_code_s_is_taken()
    {
        await _bench.MigrateAsync();
        _bench.Database.FailingVersion = Migrations.Tags;

        var failure = await _bench.Awaiting(bench => bench.RollbackAsync(steps: 1)).Should().ThrowAsync<MigrationFailedException>();

        failure.Which.Message.Should().EndWith(
            "What ran is the way back that its history row holds, not what the code says today. Mend what stands in its way, or empty "
            + "the column down of that row, so that the code's way back is taken; then run it again.");
    }

    [Fact]
    public async Task Rolls_back_to_a_version_which_stays()
    {
        await _bench.MigrateAsync();

        await _bench.RollbackAsync(to: Migrations.Users);

        _bench.Database.Versions.Should().Equal(Migrations.Users);
    }

    [Theory]
    [InlineData(0L, null)]
    [InlineData(null, 3)]
    public async Task Rolls_back_everything(long? to, int? steps)
    {
        await _bench.MigrateAsync();

        await _bench.RollbackAsync(to, steps);

        _bench.Database.Versions.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0L, null)]
    [InlineData(null, 1)]
    public async Task Has_nothing_to_roll_back_in_an_empty_database(long? to, int? steps)
    {
        var run = await _bench.RollbackAsync(to, steps);

        run.Migrations.Should().BeEmpty();
        _bench.Log.ToString().Should().Be("Migrations already down\n");
    }

    [Theory]
    [InlineData(null, null, "Roll back to a version or by steps: give exactly one of the two.")]
    [InlineData(1L, 1, "Roll back to a version or by steps: give exactly one of the two.")]
    [InlineData(null, 0, "At least one step is rolled back. (Parameter 'steps')")]
    [InlineData(null, -1, "At least one step is rolled back. (Parameter 'steps')")]
    [InlineData(-1L, null, "No version is below 0, for everything. (Parameter 'to')")]
    public async Task Refuses_a_rollback_that_does_not_say_how_far(long? to, int? steps, string message)
    {
        var rollback = () => _bench.RollbackAsync(to, steps);

        (await rollback.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Be(message);
        _bench.Database.Connections.Should().Be(0);
    }

    [Fact]
    public async Task Names_all_problems_at_once_before_anything_runs()
    {
        var entries = Migrations.All.Append(new(Migrations.Users, "CreatePeople", Migrations.All[1].Create)).Append(
            new(42, "CreateAnswers", Migrations.All[1].Create));
        var migrate = () => _bench.Migrator(entries).MigrateAsync(_bench.Options with { To = 20250101000000 });

        var error = (await migrate.Should().ThrowAsync<PlanRejectedException>()).Which;

        error.Message.Should().Be(
            """
            3 problems stand in the way.

                42 CreateAnswers: Its version is not a UTC timestamp of 14 digits, yyyyMMddHHmmss.

                20240101000000 CreatePeople: The version is taken by CreateUsers and CreatePeople. Give one of them a later one.

                No migration has the version 20250101000000. See status for those there are.

            This run has committed nothing.
            """);
        error.Problems.Should().HaveCount(3);
        _bench.Database.Flights.Should().Be(0);
    }

    [Fact]
    public async Task Keeps_what_was_committed_before_a_failure_and_goes_on_from_there()
    {
        _bench.Database.FailingVersion = Migrations.Posts;
        var migrate = () => _bench.MigrateAsync();

        var error = (await migrate.Should().ThrowAsync<MigrationFailedException>()).Which;

        error.Committed.Should().Equal(Migrations.Users);
        _bench.Database.Versions.Should().Equal(Migrations.Users);

        _bench.Database.FailingVersion = null;
        (await _bench.MigrateAsync()).Migrations.Should().HaveCount(2);
    }

    [Fact]
    public async Task Tells_where_each_migration_stands()
    {
        _bench.Database.Apply(Migrations.Posts, "CreatePosts");
        _bench.Database.Apply(20250101000000, "CreateOrders");

        var status = await _bench.Migrator().StatusAsync(_bench.Options);

        status.Select(migration => (migration.Version, migration.Name, migration.State)).Should().Equal(
            (Migrations.Users, "CreateUsers", MigrationState.Pending),
            (Migrations.Posts, "CreatePosts", MigrationState.Applied),
            (Migrations.Tags, "CreateTags", MigrationState.Pending),
            (20250101000000, "CreateOrders", MigrationState.Unknown));
        status[1].Should().BeEquivalentTo(new
        {
            AppliedAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero),
            Duration = TimeSpan.FromMilliseconds(5),
            AppliedBy = "app",
            Release = "other 1.0",
        });
    }

    [Fact]
    public async Task Runs_beside_migrations_that_only_a_newer_release_knows()
    {
        _bench.Database.Apply(20250101000000, "CreateOrders");

        await _bench.MigrateAsync();

        _bench.Database.Versions.Should().HaveCount(4);
    }

    [Fact]
    public async Task Puts_the_migrations_of_a_library_into_one_order_with_its_own()
    {
        var library = Migrations.All.Skip(1).Take(1).ToList();
        var migrator = _bench.Migrator([Migrations.All[2], Migrations.All[0]]).Including(library).Including(library);

        await migrator.MigrateAsync();

        _bench.Database.Versions.Should().Equal(Migrations.Users, Migrations.Posts, Migrations.Tags);
    }

    [Fact]
    public async Task Gives_the_engine_what_the_options_say()
    {
        await _bench.MigrateAsync(new()
        {
            Database = "memory:other",
            Schema = "billing",
            HistoryTable = new("ops", "migrations"),
            Role = "owner",
            GrantTo = ["app"],
        });

        _bench.Database.Settings.Should().BeEquivalentTo(new
        {
            Database = "memory:other",
            Schema = "billing",
            History = new TableName("ops", "migrations"),
            Role = "owner",
            GrantTo = new[] { "app" },
        });
    }

    [Theory]
    [InlineData(null, null, "schema_migrations")]
    [InlineData("billing", null, "billing.schema_migrations")]
    [InlineData("billing", "history", "billing.history")]
    [InlineData("billing", "ops.history", "ops.history")]
    public async Task Keeps_the_history_in_the_target_schema_unless_told_otherwise(
        string? schema, string? table, string history)
    {
        await _bench.MigrateAsync(new()
        {
            Schema = schema,
            HistoryTable = table is null ? null : TableName.Parse(table),
        });

        _bench.Database.Settings!.History.Should().Be(TableName.Parse(history));
    }
}
