namespace Schema.Runner.Tests;

public sealed class RaceTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task A_lost_gate_is_no_failure()
    {
        _bench.Database.BeforeFlights.Enqueue(() => _bench.Database.LockHolder = new("pid 7"));
        _bench.Clock.DuringPause = _ => _bench.Database.LockHolder = null;

        await _bench.MigrateAsync();

        (_bench.Database.Flights, _bench.Database.Reads).Should().Be((2, 2));
        _bench.Database.Versions.Should().HaveCount(3);
    }

    [Fact]
    public async Task What_another_applied_in_between_is_not_applied_again()
    {
        _bench.Database.BeforeFlights.Enqueue(() => _bench.Database.Apply(Migrations.Users, "CreateUsers"));

        var run = await _bench.MigrateAsync();

        run.Migrations.Select(migration => migration.Version).Should().Equal(Migrations.Posts, Migrations.Tags);
        _bench.Database.Versions.Should().Equal(Migrations.Users, Migrations.Posts, Migrations.Tags);
    }

    [Fact]
    public async Task Nothing_is_applied_on_top_of_what_another_has_undone()
    {
        await _bench.MigrateAsync(_bench.Options with { To = Migrations.Posts });
        _bench.Database.BeforeFlights.Enqueue(() => _bench.Database.Undo(Migrations.Posts));

        var run = await _bench.MigrateAsync();

        run.Migrations.Select(migration => migration.Version).Should().Equal(Migrations.Posts, Migrations.Tags);
        _bench.Database.Versions.Should().Equal(Migrations.Users, Migrations.Posts, Migrations.Tags);
    }

    [Fact]
    public async Task A_warning_is_given_once_however_often_it_is_planned()
    {
        _bench.Database.Apply(20250101000000, "CreateOrders");
        _bench.Database.BeforeFlights.Enqueue(() => _bench.Database.LockHolder = new("pid 7"));
        _bench.Clock.DuringPause = _ => _bench.Database.LockHolder = null;

        var run = await _bench.MigrateAsync(_bench.Options with { To = Migrations.Users });

        run.Warnings.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_rollback_by_steps_does_not_undo_as_many_again_when_another_undid_some()
    {
        await _bench.MigrateAsync();
        _bench.Database.BeforeFlights.Enqueue(() => _bench.Database.Undo(Migrations.Tags));

        var run = await _bench.RollbackAsync(steps: 2);

        run.Migrations.Select(migration => migration.Version).Should().Equal(Migrations.Posts);
        _bench.Database.Versions.Should().Equal(Migrations.Users);
    }

    [Fact]
    public async Task A_rollback_by_one_step_is_done_when_another_undid_it()
    {
        await _bench.MigrateAsync();
        _bench.Database.BeforeFlights.Enqueue(() => _bench.Database.Undo(Migrations.Tags));

        var run = await _bench.RollbackAsync(steps: 1);

        run.Migrations.Should().BeEmpty();
        _bench.Database.Versions.Should().Equal(Migrations.Users, Migrations.Posts);
        _bench.Log.ToString().Should().EndWith("Migrations already down\n");
    }

    [Fact]
    public async Task A_rollback_by_steps_leaves_a_migration_that_another_undid_and_applied_anew()
    {
        await _bench.MigrateAsync();
        _bench.Database.BeforeFlights.Enqueue(() =>
        {
            _bench.Database.Undo(Migrations.Tags);
            _bench.Database.Apply(Migrations.Tags, "CreateTags");
        });

        var run = await _bench.RollbackAsync(steps: 1);

        run.Migrations.Should().BeEmpty();
        _bench.Database.Versions.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_rollback_by_steps_stops_where_another_has_built_on_top()
    {
        await _bench.MigrateAsync(_bench.Options with { To = Migrations.Posts });
        _bench.Database.BeforeFlights.Enqueue(() => _bench.Database.Apply(Migrations.Tags, "CreateTags"));
        var rollback = () => _bench.RollbackAsync(steps: 1);

        (await rollback.Should().ThrowAsync<PlanRejectedException>()).Which.Message.Should().Be(
            """
            One problem stands in the way.

                20240103000000 CreateTags: Another run applied it while this one waited, on top of what was to be undone. Look at the status, and roll back again if it is to go too.

            This run has committed nothing.
            """);
        _bench.Database.Versions.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_rollback_by_steps_knows_what_it_undid_itself_before_it_lost_the_gate()
    {
        await _bench.MigrateAsync();
        _bench.Database.BeforeMigration = migration => _bench.Database.LockHolder =
            migration.Version == Migrations.Posts && _bench.Clock.Pauses.Count == 0 ? new("pid 7") : null;
        _bench.Clock.DuringPause = _ => _bench.Database.LockHolder = null;

        var run = await _bench.RollbackAsync(steps: 2);

        run.Migrations.Select(migration => migration.Version).Should().Equal(Migrations.Tags, Migrations.Posts);
        _bench.Database.Versions.Should().Equal(Migrations.Users);
    }

    [Fact]
    public async Task A_rollback_to_a_version_undoes_what_came_on_top_meanwhile()
    {
        await _bench.MigrateAsync(_bench.Options with { To = Migrations.Posts });
        _bench.Database.BeforeFlights.Enqueue(() => _bench.Database.Apply(Migrations.Tags, "CreateTags"));

        await _bench.RollbackAsync(to: Migrations.Users);

        _bench.Database.Versions.Should().Equal(Migrations.Users);
    }

    [Fact]
    public async Task A_failure_in_a_later_flight_names_what_the_earlier_one_committed()
    {
        _bench.Database.BeforeMigration = migration => _bench.Database.LockHolder =
            migration.Version == Migrations.Posts && _bench.Clock.Pauses.Count == 0 ? new("pid 7") : null;
        _bench.Clock.DuringPause = _ =>
        {
            _bench.Database.LockHolder = null;
            _bench.Database.FailingVersion = Migrations.Posts;
        };
        var migrate = () => _bench.MigrateAsync();

        var error = (await migrate.Should().ThrowAsync<MigrationFailedException>()).Which;

        error.Committed.Should().Equal(Migrations.Users);
    }
}
