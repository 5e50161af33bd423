using Schema.EndToEnd.Chains;
using Schema.Testing.Processes;

namespace Schema.EndToEnd.Crashes;

/// <summary>A runner that is a process, and is killed.</summary>
internal sealed class ProcessRunner(string database, int links) : IUnluckyRunner
{
    private readonly List<RunningProcess> _started = [];
    private volatile RunningProcess? _running;

    public async Task RunUntilDoneAsync()
    {
        while (await RunAsync() is not 0)
        {
        }
    }

    public Task SufferAsync(Random random)
    {
        _running?.Kill();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
        {
            await process.DisposeAsync();
        }
    }

    private async Task<int> RunAsync()
    {
        _running = ChainProgram.Start(links, database, "migrate");
        _started.Add(_running);
        return (await _running.ExitAsync()).ExitCode;
    }
}
