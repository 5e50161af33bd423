namespace Schema.Runner.Tests;

public sealed class WatchLinesTests
{
    private static readonly Blocker Reader = new(7) { Application = "billing", State = "idle in transaction", Query = "SELECT 1" };

    private readonly JumpingClock _clock = new();

    [Fact]
    public void A_build_is_told_of_when_its_phase_changes_and_every_few_seconds()
    {
        var lines = new WatchLines(_clock);

        lines.Next(new("users_email_index", "initializing", null), []).Should().Be("users_email_index: initializing");
        lines.Next(new("users_email_index", "building index: scanning table", 1), [])
            .Should().Be("users_email_index: building index: scanning table, 1 %");
        lines.Next(new("users_email_index", "building index: scanning table", 3), []).Should().BeNull();
        _clock.Advance(TimeSpan.FromSeconds(5));
        lines.Next(new("users_email_index", "building index: scanning table", 40), [])
            .Should().Be("users_email_index: building index: scanning table, 40 %");
        _clock.Advance(TimeSpan.FromSeconds(5));
        lines.Next(new("users_email_index", "building index: scanning table", 40), []).Should().BeNull("nothing has changed");
    }

    [Fact]
    public void A_build_that_waits_says_for_whom()
    {
        var lines = new WatchLines(_clock);

        lines.Next(new("users_email_index", "waiting for old snapshots", null), [Reader]).Should().Be(
            "users_email_index: waiting for old snapshots, waits for process 7, \"billing\", idle in transaction: SELECT …");
        lines.Next(new("users_email_index", "waiting for old snapshots", null), [Reader with { Query = "SELECT 2" }])
            .Should().BeNull();
    }

    [Fact]
    public void Others_are_told_of_only_when_they_wait_for_long()
    {
        var lines = new WatchLines(_clock);

        lines.Next(null, [Reader]).Should().BeNull();
        _clock.Advance(TimeSpan.FromSeconds(4));
        lines.Next(null, []).Should().BeNull();
        lines.Next(null, [Reader]).Should().BeNull();
        _clock.Advance(TimeSpan.FromSeconds(5));
        lines.Next(null, [Reader]).Should().Be("waits for process 7, \"billing\", idle in transaction: SELECT …");
    }
}
