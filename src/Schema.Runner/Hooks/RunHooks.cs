using Schema.Planning;

namespace Schema.Runner;

/// <summary>Calls the hooks around a run, each once, and only where there is something to do.</summary>
internal sealed class RunHooks(MigrationHooks? hooks, RunLog log)
{
    private bool _hasBegun;

    /// <exception cref="HookFailedException">The hook has thrown.</exception>
    public async Task BeginAsync(IReadOnlyList<PlannedMigration> migrations, CancellationToken cancellationToken)
    {
        if (_hasBegun)
        {
            return;
        }

        _hasBegun = true;
        if (hooks?.BeforeRun is { } hook)
        {
            await CallAsync(
                nameof(MigrationHooks.BeforeRun),
                () => hook([.. migrations.Select(UpcomingMigration.Of)], cancellationToken),
                cancellationToken);
        }
    }

    /// <param name="error">What ended the run; <see langword="null"/> if it went well.</param>
    /// <exception cref="HookFailedException">The hook has thrown behind a run that went well.</exception>
    public async Task EndAsync(Exception? error, CancellationToken cancellationToken)
    {
        if (!_hasBegun || hooks?.AfterRun is not { } hook)
        {
            return;
        }

        try
        {
            await CallAsync(
                nameof(MigrationHooks.AfterRun), () => hook(log.ToRun(), error, cancellationToken), cancellationToken);
        }
        catch (Exception failure) when (error is not null)
        {
            // What ended the run is the news; the hook's own trouble comes beside it.
            log.Warn([failure.Message]);
        }
    }

    private async Task CallAsync(string name, Func<Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call();
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HookFailedException(name, log.CommittedSoFar, error);
        }
    }
}
