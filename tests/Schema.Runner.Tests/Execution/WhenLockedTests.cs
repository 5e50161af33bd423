namespace Schema.Runner.Tests;

/// <summary>What a run does that does not wait for another.</summary>
public sealed class WhenLockedTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Skip_leaves_all_of_it_to_the_other_and_says_so()
    {
        _bench.Database.LockHolder = new("pid 7 (Users, since 12:00)");

        var run = await _bench.MigrateAsync(_bench.Options with { WhenLocked = WhenLocked.Skip });

        run.IsSkipped.Should().BeTrue();
        run.Migrations.Should().BeEmpty();
        _bench.Database.Flights.Should().Be(0);
        _bench.Clock.Pauses.Should().BeEmpty();
        _bench.Log.ToString().Should().Be("Skipped: pid 7 (Users, since 12:00) is migrating users on memory\n");
    }

    [Fact]
    public async Task Skip_calls_no_hook()
    {
        var called = 0;
        _bench.Database.LockHolder = new("pid 7");

        await _bench.MigrateAsync(_bench.Options with
        {
            WhenLocked = WhenLocked.Skip,
            Hooks = new()
            {
                BeforeRun = (_, _) =>
                {
                    called++;
                    return Task.CompletedTask;
                },
            },
        });

        called.Should().Be(0);
    }

    [Fact]
    public async Task Skip_stops_where_another_was_faster()
    {
        _bench.Database.BeforeMigration = migration =>
            _bench.Database.LockHolder = migration.Version == Migrations.Posts ? new("pid 7") : null;

        var run = await _bench.MigrateAsync(_bench.Options with { WhenLocked = WhenLocked.Skip });

        run.IsSkipped.Should().BeTrue();
        run.Migrations.Select(migration => migration.Version).Should().Equal(Migrations.Users);
        _bench.Log.ToString().Should().EndWith("Skipped: another connection is migrating users on memory\n");
    }

    [Theory]
    [InlineData(WhenLocked.Skip)]
    [InlineData(WhenLocked.Fail)]
    public async Task Nothing_is_skipped_and_nothing_fails_where_there_is_nothing_to_do(WhenLocked whenLocked)
    {
        await _bench.MigrateAsync();
        _bench.Database.LockHolder = new("pid 7");

        (await _bench.MigrateAsync(_bench.Options with { WhenLocked = whenLocked })).IsSkipped.Should().BeFalse();
    }

    [Fact]
    public async Task Fail_fails_at_once_and_names_the_other()
    {
        _bench.Database.LockHolder = new("pid 7", State: "idle in transaction");
        var migrate = () => _bench.MigrateAsync(_bench.Options with { WhenLocked = WhenLocked.Fail });

        (await migrate.Should().ThrowAsync<LockTimeoutException>()).Which.Message.Should().Be(
            """
            Another runner is migrating users on memory.

                pid 7, idle in transaction

            This run has committed nothing. Run it again when the other is done, or let it wait: MigrateOptions.WhenLocked.
            """);
        _bench.Clock.Pauses.Should().BeEmpty();
    }

    [Theory]
    [InlineData("skip", 0, "Skipped: pid 7 is migrating users on memory\n")]
    [InlineData("Fail", 4, "Another runner is migrating users on memory.\n")]
    [InlineData("maybe", 2, "\"maybe\" is not what --when-locked can be. Give wait, skip or fail.\n")]
    public async Task The_command_line_says_which(string word, int exitCode, string says)
    {
        _bench.Database.LockHolder = new("pid 7");

        (await _bench.RunAsync("migrate", "--when-locked", word)).Should().Be(exitCode);

        _bench.Error.ToString().Should().StartWith(says);
    }
}
