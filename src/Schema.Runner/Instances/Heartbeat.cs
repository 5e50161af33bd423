using Microsoft.Extensions.Logging.Abstractions;

namespace Schema.Runner;

/// <summary>Says every thirty seconds that this process serves, until it is disposed: contract migrations wait for
/// older releases that are alive.</summary>
/// <remarks>A beat that fails is logged, and the next one comes: an application never stops for it. Where nobody has
/// beaten for two minutes, nobody is there. On SQLite, which one process at a time uses, it does nothing.</remarks>
public sealed class Heartbeat : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly MigrationRunner _runner;
    private readonly MigrateOptions _options;
    private readonly InstanceBeat _beat;
    private readonly UnfailingLogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    private Heartbeat(MigrationRunner runner, MigrateOptions options, InstanceBeat beat)
    {
        _runner = runner;
        _options = options;
        _beat = beat;
        _logger = new(options.Logger ?? NullLogger.Instance);
        _beating = BeatAsync();
    }

    /// <summary>The name under which this process is known: machine, process and a word of chance.</summary>
    public string Instance => _beat.Instance;

    internal static async Task<Heartbeat> StartAsync(
        MigrationRunner runner, MigrateOptions options, CancellationToken cancellationToken)
    {
        var name = string.Join(
            ':', System.Environment.MachineName, System.Environment.ProcessId, Guid.NewGuid().ToString("N")[..8]);
        var beat = new InstanceBeat(name, runner.Release, runner.NewestVersion);
        await runner.BeatAsync(beat, options, cancellationToken);
        return new(runner, options, beat);
    }

    /// <summary>Takes the instance off the list, as far as the database can be reached.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        await _beating;
        try
        {
            await _runner.LeaveAsync(_beat.Instance, _options, CancellationToken.None);
        }
        catch (MigrationException error)
        {
            _logger.Warning($"The last heartbeat of {Instance} stays for two minutes: {error.Message}");
        }

        _stop.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Interval, _runner.Surroundings.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await TryBeatAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // It is disposed.
        }
    }

    private async Task TryBeatAsync()
    {
        try
        {
            await _runner.BeatAsync(_beat, _options, _stop.Token);
        }
        catch (MigrationException error)
        {
            _logger.Warning($"A heartbeat of {Instance} failed, and the next one comes in 30 s: {error.Message}");
        }
    }
}
