namespace Schema.Runner.Tests;

public sealed class BlockingCallerTests
{
    private readonly Bench _bench = new();

    [Fact]
    public void Does_not_wait_for_a_context_that_nobody_pumps() => InContextThatNeverPumps(() =>
    {
        var migrator = _bench.Migrator();

        migrator.Migrate();
        migrator.Status().Should().HaveCount(3);
        migrator.Rollback(steps: 3);
    });

    [Fact]
    public void Does_not_even_when_it_blocks_on_the_task() => InContextThatNeverPumps(() =>
    {
        var migrator = _bench.Migrator();

        migrator.MigrateAsync().Wait();
        migrator.StatusAsync().Wait();
        migrator.RollbackAsync(to: 0).Wait();
        migrator.RunAsync(["status"]).Wait();
    });

    [Fact]
    public void Gets_the_exception_itself()
    {
        _bench.Environment.Clear();
        var migrate = () => _bench.Migrator().Migrate();

        migrate.Should().Throw<DatabaseNotConfiguredException>();
    }

    private static void InContextThatNeverPumps(Action act)
    {
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new NeverPumping());
            act();
        })
        { IsBackground = true };
        thread.Start();

        thread.Join(TimeSpan.FromSeconds(30)).Should().BeTrue(because: "no continuation may need the caller's context");
    }

    private sealed class NeverPumping : SynchronizationContext
    {
        public override void Post(SendOrPostCallback callback, object? state)
        {
        }
    }
}
