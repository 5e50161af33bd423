using Npgsql;

namespace Schema.Runner;

/// <summary>Fills rows, batch by batch, until there are none left, and goes on where an earlier run has stopped.</summary>
/// <param name="begun">Called when it is this run's, the first time.</param>
internal sealed class BackfillRun(
    BackfillConnection connection,
    BackfillStore store,
    BackfillTask task,
    BackfillOptions options,
    BackfillFailure failure,
    IBackfillObserver observer,
    Action begun)
{
    // Where others add rows faster than they are changed.
    private const int MostPasses = 10;

    private readonly BackfillPace _pace = options.Pace;
    private int _tries;
    private bool _isBegun;

    /// <exception cref="MigrationFailedException">A row cannot be changed, or the table has no key to walk by, or
    /// somebody has cancelled the backfill or ended its session.</exception>
    public async Task<BackfillOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var telemetry = new BackfillTelemetry(task, connection.Connections.Place);
        try
        {
            while (true)
            {
                if (await AttemptAsync(telemetry, cancellationToken) is { } outcome)
                {
                    return outcome;
                }
            }
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            await LetGoAsync();
            throw failure.Cancelled(error, cancellationToken);
        }
        catch (MigrationException error)
        {
            telemetry.Failed(error);
            throw;
        }
    }

    /// <returns><see langword="null"/> where it is to be looked at again.</returns>
    private async Task<BackfillOutcome?> AttemptAsync(
        BackfillTelemetry telemetry, CancellationToken cancellationToken)
    {
        try
        {
            if (await TakeAsync(cancellationToken) is not { } state)
            {
                return await WaitAsync(cancellationToken);
            }

            if (!_isBegun)
            {
                begun();
                _isBegun = true;
            }

            return await FillAsync(state, telemetry, cancellationToken);
        }
        catch (PostgresException error) when (BackfillStore.IsLeaseLost(error))
        {
            await connection.RollBackAsync();
            return null;
        }
        catch (Exception error) when (connection.IsLost(error) && _tries < _pace.Tries)
        {
            // What the server has committed is in the table, the last batch among it or not.
            var wasAway = await ConnectAsync(cancellationToken);

            // Of a server that was there all the time, somebody has ended the session by hand, and meant it.
            if (error is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown } end && !wasAway)
            {
                await LetGoAsync();
                throw failure.EndedByHand(end);
            }

            return null;
        }
    }

    private async Task<BackfillState?> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.TakeAsync(cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            // Another is in the middle of a batch.
            await connection.RollBackAsync();
            return null;
        }
    }

    // A server that is started anew is there again after some seconds.
    private async Task<bool> ConnectAsync(CancellationToken cancellationToken)
    {
        for (var wasAway = false; ; wasAway = true)
        {
            _tries++;
            await PauseAsync(cancellationToken);
            try
            {
                await connection.ConnectAsync(cancellationToken);
                return wasAway;
            }
            catch (DatabaseUnavailableException) when (_tries < _pace.Tries)
            {
            }
        }
    }

    // Others have it, or nobody is to.
    private async Task<BackfillOutcome?> WaitAsync(CancellationToken cancellationToken)
    {
        var (status, owner, isHeld) = await store.LookAsync(cancellationToken);
        switch (status)
        {
            case null or "paused" or "cancelled" when task.InBackground:
                return new BackfillOutcome.Stopped();
            case null or "succeeded":
                return new BackfillOutcome.Lost(FlightOutcome.FenceLost);
            case "cancelled":
                throw failure.CancelledByHand();
            case "paused":
                observer.HeldUp(task.Backfill.Name, "it is paused");
                await Task.Delay(_pace.Look, cancellationToken);
                return null;
            default:
                return isHeld ? new BackfillOutcome.Taken(new(owner!))
                    : task.InBackground ? new BackfillOutcome.Taken(new($"another backfill of \"{task.Backfill.Name}\""))
                    : null;
        }
    }

    private async Task<BackfillOutcome> FillAsync(
        BackfillState taken, BackfillTelemetry telemetry, CancellationToken cancellationToken)
    {
        var (key, state) = await store.AimAsync(taken, cancellationToken);
        if (key is null)
        {
            await store.FailAsync("there is no key to walk by");
            throw failure.WithoutKey();
        }

        var batches = new BatchSql(task.Backfill, key);
        for (var passes = 1; state.UpperBound is not null; passes++)
        {
            var before = state;
            var walk = new BackfillWalk(store, task, options, failure, observer, batches, telemetry);
            state = await walk.ToEndAsync(state, connection, onProgress: () => _tries = 0, cancellationToken);
            if (!await store.IsLeftAsync(batches, state, cancellationToken))
            {
                break;
            }

            // One that went on in the middle does not know what was changed before.
            var isOver = !batches.IsRepeated || passes == MostPasses
                || (before.Cursor is null && state.Changed == before.Changed);
            if (isOver)
            {
                observer.LeftOver(task.Backfill.Name, task.Backfill.Where!);
                break;
            }

            state = await store.BeginAsync(state, batches, cancellationToken);
        }

        await store.SucceedAsync(state, cancellationToken);
        return new BackfillOutcome.Done();
    }

    // At once: others need not wait until it is over by itself.
    private async Task LetGoAsync()
    {
        try
        {
            await store.ReleaseAsync();
        }
        catch (Exception error) when (error is DatabaseUnavailableException || PostgresErrors.IsFromServerOrWire(error))
        {
            // It is over in seconds.
        }
    }

    private Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(_pace.Pause * Math.Min(1 + _tries, _pace.Tries), cancellationToken);
}
