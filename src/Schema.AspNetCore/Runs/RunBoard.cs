using Microsoft.Extensions.Hosting;

namespace Schema.AspNetCore;

/// <summary>The run that this process was asked for last. There is one at a time; who asks for another meanwhile gets
/// that one.</summary>
internal sealed class RunBoard(SchemaDatabase database, IHostApplicationLifetime lifetime)
{
    private readonly object _gate = new();
    private RunEvents? _latest;

    /// <summary><see langword="null"/> where nobody has asked for one yet.</summary>
    public RunEvents? Latest
    {
        get
        {
            lock (_gate)
            {
                return _latest;
            }
        }
    }

    /// <param name="user">Who asks, for the log.</param>
    public RunEvents Start(string user)
    {
        RunEvents events;
        lock (_gate)
        {
            if (_latest is { IsOver: false } running)
            {
                return running;
            }

            events = _latest = new();
        }

        database.Logger.RunStarted(user);

        // It outlives the request, and ends with the application.
        _ = RunAsync(events, lifetime.ApplicationStopping);
        return events;
    }

    private async Task RunAsync(RunEvents events, CancellationToken cancellationToken)
    {
        try
        {
            var options = database.Options;
            var run = await database.Migrator.MigrateAsync(
                options with { Logger = new EventLogger(options.Logger!, events) }, cancellationToken);
            events.Add("done", RunEventJson.Done(run), isLast: true);
        }
        catch (Exception error)
        {
            database.Logger.RunFailed(error.Message);
            events.Add("failed", RunEventJson.Failed(error.Message), isLast: true);
        }
    }
}
