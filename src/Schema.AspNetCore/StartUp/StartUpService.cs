using Microsoft.Extensions.Hosting;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>Sees to the database before any other service of the host starts, and so before the server listens: the
/// application never serves with a schema that it was not written for.</summary>
internal sealed class StartUpService(SchemaDatabase database) : IHostedLifecycleService
{
    private Heartbeat? _heartbeat;

    /// <exception cref="MigrationException">The database is not as it has to be.</exception>
    /// <exception cref="MigrationsPendingException">Something is pending, and nobody is to wait for it.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(cancellationToken);
            if (database.Settings.Heartbeat)
            {
                _heartbeat = await database.Migrator.StartHeartbeatAsync(database.Options, cancellationToken);
            }
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            database.Logger.StartCancelled(error.Message);
            throw;
        }
        catch (Exception error)
        {
            database.Logger.StartFailed(error.Message);
            throw;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The server has answered its last request by now.
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_heartbeat is { } heartbeat)
        {
            await heartbeat.DisposeAsync();
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        switch (database.Settings.Mode)
        {
            case StartUpMode.Migrate:
                var run = await database.Migrator.MigrateAsync(database.Options, cancellationToken);
                if (run.IsSkipped)
                {
                    // Left to another runner: it is not done yet.
                    await database.Migrator.WaitUntilMigratedAsync(database.Options, cancellationToken);
                }

                database.IsKnownToBeMigrated();
                break;
            case StartUpMode.WaitUntilMigrated:
                await database.Migrator.WaitUntilMigratedAsync(database.Options, cancellationToken);
                database.IsKnownToBeMigrated();
                break;
            case StartUpMode.FailIfPending:
                if (await database.PendingAsync(cancellationToken) is { Count: > 0 } pending)
                {
                    throw new MigrationsPendingException(pending);
                }

                break;
        }
    }
}
