namespace Schema.Runner.Tests;

/// <summary>Instances that serve, and leave migrating to others.</summary>
public sealed class WaitUntilMigratedTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Looks_until_others_have_applied_all_that_this_binary_knows()
    {
        _bench.Database.LockHolder = new("pid 7");
        _bench.Clock.DuringPause = pause =>
        {
            switch (pause)
            {
                case 2:
                    _bench.Database.Apply(Migrations.Users, "CreateUsers");
                    break;
                case 4:
                    _bench.Database.Apply(Migrations.Posts, "CreatePosts");
                    _bench.Database.Apply(Migrations.Tags, "CreateTags");
                    break;
            }
        };

        await WaitAsync();

        _bench.Clock.Pauses.Should().HaveCount(4)
            .And.OnlyContain(pause => pause.TotalMilliseconds >= 500 && pause.TotalMilliseconds <= 1500);
        _bench.Database.Flights.Should().Be(0);
        _bench.Database.Connections.Should().Be(1);
        _bench.Log.ToString().Should().Be(
            """
            Waiting until users on memory is migrated. Missing: 3, the first is 20240101000000 CreateUsers
            Waiting until users on memory is migrated. Missing: 2, the first is 20240102000000 CreatePosts

            """);
    }

    [Fact]
    public async Task Does_not_wait_where_all_is_there()
    {
        await _bench.MigrateAsync();

        await WaitAsync();

        _bench.Clock.Pauses.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, "Nobody is migrating it: run migrate.")]
    [InlineData("pid 7", "Migrating is pid 7.")]
    public async Task Says_what_is_missing_when_its_time_is_over(string? holder, string says)
    {
        _bench.Database.Apply(Migrations.Users, "CreateUsers");
        _bench.Database.LockHolder = holder is null ? null : new(holder);
        var wait = () => WaitAsync(_bench.Options with { LockTimeout = TimeSpan.FromSeconds(30) });

        var error = (await wait.Should().ThrowAsync<NotMigratedException>()).Which;

        error.Message.Should().Be(
            $"""
            users on memory was not migrated within 30 s. Missing:

                20240102000000 CreatePosts
                20240103000000 CreateTags

            {says} This run has only looked. To wait for longer, raise MigrateOptions.LockTimeout.
            """);
        error.Missing.Should().Equal(Migrations.Posts, Migrations.Tags);
        error.Holder.Should().Be(holder);
    }

    [Fact]
    public async Task Waits_for_a_database_that_is_not_there_yet()
    {
        await _bench.MigrateAsync();
        var reads = 0;
        _bench.Database.BeforeReading = () =>
        {
            if (++reads < 3)
            {
                throw new DatabaseUnavailableException("users on memory", new("57P03", "starting up"), new IOException());
            }
        };

        await WaitAsync();

        _bench.Clock.Pauses.Should().HaveCount(2);
    }

    [Fact]
    public async Task Does_not_wait_for_a_database_that_refuses()
    {
        _bench.Database.BeforeReading = () =>
            throw new DatabaseUnavailableException("users on memory", new("28P01", "wrong password"), new IOException());

        await FluentActions.Awaiting(() => WaitAsync()).Should().ThrowAsync<DatabaseUnavailableException>();

        _bench.Clock.Pauses.Should().BeEmpty();
    }

    [Fact]
    public async Task Can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        _bench.Clock.Stands = true;
        _bench.Clock.DuringPause = _ => cancellation.CancelAfter(TimeSpan.FromMilliseconds(20));

        await FluentActions.Awaiting(() => _bench.Migrator().WaitUntilMigratedAsync(_bench.Options, cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    private Task WaitAsync(MigrateOptions? options = null) =>
        _bench.Migrator().WaitUntilMigratedAsync(options ?? _bench.Options);
}
