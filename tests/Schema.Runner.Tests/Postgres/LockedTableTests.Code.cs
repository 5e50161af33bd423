namespace Schema.Runner.Tests.Postgres;

// What code has done, nobody rolls back.
public sealed partial class LockedTableTests
{
    [Fact]
    public async Task Code_that_has_run_is_not_run_again()
    {
        var letters = 0;
        await using var reader = await HoldAsync("SELECT count(*) FROM users");
        var migrator = new Migrator(Saying.Entries(m =>
        {
            m.Run((_, _) =>
            {
                letters++;
                return Task.CompletedTask;
            });
            m.Execute("ALTER TABLE users ADD name text", "SELECT 1");
        }));

        await migrator.Awaiting(it => it.MigrateAsync(Options)).Should().ThrowAsync<MigrationFailedException>();

        letters.Should().Be(1, "what it has done beside the transaction is not rolled back");
    }

    [Fact]
    public async Task Code_that_comes_behind_the_lock_has_not_run()
    {
        var letters = 0;
        await using var reader = await HoldAsync("SELECT count(*) FROM users");
        var migrator = new Migrator(Saying.Entries(m =>
        {
            m.Execute("ALTER TABLE users ADD name text", "SELECT 1");
            m.Run((_, _) =>
            {
                letters++;
                return Task.CompletedTask;
            });
        }));
        var run = migrator.MigrateAsync(Options);
        await UntilAsync(() => Tries() >= 1);

        await reader.DisposeAsync();
        await run;

        letters.Should().Be(1);
    }
}
