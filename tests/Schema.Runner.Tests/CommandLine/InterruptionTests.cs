using System.Diagnostics;

namespace Schema.Runner.Tests;

/// <summary>A signal reaches all of the process: no other test may run a verb at that moment.</summary>
[CollectionDefinition(nameof(Signals), DisableParallelization = true)]
public sealed class Signals;

[Collection(nameof(Signals))]
public sealed class InterruptionTests
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Cancels_a_verb_that_waits_and_says_what_is_committed(string signal)
    {
        _bench.Database.LockHolder = new("pid 7");
        _bench.Clock.Stands = true;
        _bench.Clock.DuringPause = _ => Send(signal);

        (await _bench.RunAsync("migrate")).Should().Be(1);

        _bench.Error.ToString().Should().Be(
            "Waiting for pid 7, which is migrating users on memory\n"
            + "Cancelled. This run has committed no whole migration. Run it again: it goes on from there.\n");
    }

    private static void Send(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Environment.ProcessId}"]);
        kill.WaitForExit();
    }
}
