namespace Schema.Runner.Tests;

public sealed class WaitingTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Looks_again_and_again_until_the_other_is_done_and_says_once_whom_it_waits_for()
    {
        _bench.Database.LockHolder = new("pid 7 (Users, since 12:00)");
        _bench.Clock.DuringPause = pause =>
        {
            if (pause == 4)
            {
                _bench.Database.LockHolder = null;
            }
        };

        await _bench.MigrateAsync(_bench.Options with { To = Migrations.Users });

        _bench.Clock.Pauses.Should().HaveCount(4)
            .And.OnlyContain(pause => pause.TotalMilliseconds >= 250 && pause.TotalMilliseconds <= 750);
        _bench.Database.Reads.Should().Be(5);
        _bench.Log.ToString().Should().Be(
            """
            Waiting for pid 7 (Users, since 12:00), which is migrating users on memory
            == Running 20240101000000 CreateUsers forward
            create table users
            create unique index users_email_index
            == Migrated 20240101000000 in 0.0s

            """);
    }

    [Fact]
    public async Task Says_so_again_when_another_has_taken_over()
    {
        _bench.Database.LockHolder = new("pid 7");
        _bench.Clock.DuringPause = pause => _bench.Database.LockHolder = pause switch
        {
            < 3 => new("pid 7", State: $"in state {pause}"),
            < 6 => new("pid 8"),
            _ => null,
        };

        await _bench.MigrateAsync();

        _bench.Log.ToString().Should().StartWith(
            """
            Waiting for pid 7, which is migrating users on memory
            Waiting for pid 8, which is migrating users on memory
            ==
            """);
    }

    [Fact]
    public async Task Has_nothing_left_to_do_when_the_other_did_it()
    {
        _bench.Database.LockHolder = new("pid 7");
        _bench.Clock.DuringPause = _ =>
        {
            _bench.Database.LockHolder = null;
            _bench.Database.Apply(Migrations.Users, "CreateUsers");
            _bench.Database.Apply(Migrations.Posts, "CreatePosts");
            _bench.Database.Apply(Migrations.Tags, "CreateTags");
        };

        var run = await _bench.MigrateAsync();

        run.Migrations.Should().BeEmpty();
        _bench.Database.Flights.Should().Be(0);
        _bench.Log.ToString().Should().Be(
            "Waiting for pid 7, which is migrating users on memory\nMigrations already up\n");
    }

    [Fact]
    public async Task Gives_up_when_its_time_is_over_and_says_who_had_the_lock()
    {
        _bench.Database.LockHolder = new("pid 7 (Users, since 12:00)", State: "idle in transaction");
        var migrate = () => _bench.MigrateAsync(_bench.Options with { LockTimeout = TimeSpan.FromSeconds(90.5) });

        var error = (await migrate.Should().ThrowAsync<LockTimeoutException>()).Which;

        error.Message.Should().Be(
            """
            Another runner is migrating users on memory, and was not done within 90.5 s.

                pid 7 (Users, since 12:00), idle in transaction

            This run has committed nothing. Run it again when the other is done, or raise MigrateOptions.LockTimeout.
            """);
        error.Holder.Should().Be("pid 7 (Users, since 12:00), idle in transaction");
        error.Committed.Should().BeEmpty();
        _bench.Clock.Pauses.Aggregate((sum, pause) => sum + pause).Should().Be(TimeSpan.FromSeconds(90.5));
    }

    [Fact]
    public async Task Does_not_wait_at_all_when_told_so()
    {
        _bench.Database.LockHolder = new("pid 7");
        var migrate = () => _bench.MigrateAsync(_bench.Options with { LockTimeout = TimeSpan.Zero });

        await migrate.Should().ThrowAsync<LockTimeoutException>();
        _bench.Clock.Pauses.Should().BeEmpty();
        _bench.Database.Reads.Should().Be(1);
    }

    [Fact]
    public async Task Waits_without_end_when_told_so()
    {
        _bench.Database.LockHolder = new("pid 7");
        _bench.Clock.DuringPause = pause =>
        {
            _bench.Clock.Advance(TimeSpan.FromDays(1));
            _bench.Database.LockHolder = pause < 100 ? new("pid 7") : null;
        };

        await _bench.MigrateAsync(_bench.Options with { LockTimeout = Timeout.InfiniteTimeSpan });

        _bench.Database.Versions.Should().HaveCount(3);
    }

    [Fact]
    public void Is_not_told_a_negative_time()
    {
        var options = () => new MigrateOptions { LockTimeout = TimeSpan.FromSeconds(-2) };

        options.Should().Throw<ArgumentOutOfRangeException>()
            .Which.Message.Should().StartWith("LockTimeout cannot be negative.");
    }

    [Fact]
    public async Task Can_be_canceled()
    {
        using var cancellation = new CancellationTokenSource();
        _bench.Database.LockHolder = new("pid 7");
        _bench.Clock.Stands = true;
        _bench.Clock.DuringPause = _ => cancellation.CancelAfter(TimeSpan.FromMilliseconds(20));
        var migrate = () => _bench.MigrateAsync(cancellationToken: cancellation.Token);

        await migrate.Should().ThrowAsync<OperationCanceledException>();
        _bench.Database.Versions.Should().BeEmpty();
    }

    [Fact]
    public async Task Counts_its_time_anew_once_it_has_come_further()
    {
        var limit = TimeSpan.FromSeconds(10);
        _bench.Database.BeforeMigration = migration =>
        {
            // The lock is lost before each migration but the first, and each time nearly all patience with it.
            if (migration.Version != Migrations.Users && _bench.Clock.Pauses.Count < _bench.Database.Rows.Count)
            {
                _bench.Database.LockHolder = new("pid 7");
            }
        };
        _bench.Clock.DuringPause = _ =>
        {
            _bench.Clock.Advance(limit - TimeSpan.FromSeconds(1));
            _bench.Database.LockHolder = null;
        };

        await _bench.MigrateAsync(_bench.Options with { LockTimeout = limit });

        _bench.Clock.Pauses.Should().HaveCount(2);
        _bench.Database.Versions.Should().HaveCount(3);
    }

    [Fact]
    public async Task Names_what_it_committed_before_its_time_was_over()
    {
        _bench.Database.BeforeMigration = migration =>
            _bench.Database.LockHolder = migration.Version == Migrations.Posts ? new("pid 7") : null;
        var migrate = () => _bench.MigrateAsync(_bench.Options with { LockTimeout = TimeSpan.FromSeconds(5) });

        var error = (await migrate.Should().ThrowAsync<LockTimeoutException>()).Which;

        error.Committed.Should().Equal(Migrations.Users);
        error.Message.Should().EndWith(
            "This run has committed 20240101000000 CreateUsers, which stays. "
            + "Run it again when the other is done, or raise MigrateOptions.LockTimeout.");
    }
}
