using System.Diagnostics;
using Npgsql;

namespace Schema.Runner;

/// <summary>Walks through a table to the last row, as fast as the database bears it.</summary>
internal sealed class BackfillWalk(
    BackfillStore store,
    BackfillTask task,
    BackfillOptions options,
    BackfillFailure failure,
    IBackfillObserver observer,
    BatchSql batches,
    BackfillTelemetry telemetry)
{
    // What others are slowed down by is done a tenth of the time.
    private const int Slowness = 9;

    private readonly BackfillPace _pace = options.Pace;
    private readonly long _since = Stopwatch.GetTimestamp();
    private Health _health = new(TimeSpan.Zero, TimeSpan.Zero);
    private TimeSpan _last;
    private long _passed;
    private int _tries;

    /// <param name="onProgress">Called behind each batch.</param>
    public async Task<BackfillState> ToEndAsync(
        BackfillState state, BackfillConnection connection, Action onProgress, CancellationToken cancellationToken)
    {
        var size = new BatchSize(state.BatchSize, task.Backfill.Target);
        while (true)
        {
            await ThrottleAsync(state, cancellationToken);
            var rows = size.Rows;
            try
            {
                (var batch, _health) = await store.ChangeAsync(batches, state, rows, cancellationToken);
                state = Behind(state, batch, size);
                onProgress();
                if (batch.Passed < rows)
                {
                    return state;
                }
            }
            catch (PostgresException error) when (IsOwn(error))
            {
                await connection.RollBackAsync();
                await ShrinkAsync(size, error, state, cancellationToken);
            }
        }
    }

    private static bool IsOwn(PostgresException error) =>
        !BackfillStore.IsLeaseLost(error) && !error.SqlState.StartsWith("08", StringComparison.Ordinal)
        && !error.SqlState.StartsWith("57P", StringComparison.Ordinal);

    private BackfillState Behind(BackfillState state, Batch batch, BatchSize size)
    {
        _tries = 0;
        _last = batch.Duration;
        _passed += batch.Passed;
        size.Succeeded(batch.Passed, batch.Duration);
        var behind = state with
        {
            Cursor = batch.Cursor,
            Done = state.Done + batch.Passed,
            Changed = state.Changed + batch.Changed,
        };
        telemetry.Filled(batch.Passed, batch.Changed);
        observer.Filled(Progress(behind));
        return behind;
    }

    private BackfillProgress Progress(BackfillState state) => new(task.Backfill.Name, state.Done, state.Changed)
    {
        Estimate = state.Estimate,
        RowsPerSecond = _passed / Math.Max(Stopwatch.GetElapsedTime(_since).TotalSeconds, 0.001),
    };

    private async Task ShrinkAsync(
        BatchSize size, PostgresException error, BackfillState state, CancellationToken cancellationToken)
    {
        switch (error.SqlState)
        {
            case PostgresErrorCodes.LockNotAvailable
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.QueryCanceled when size.Rows > 1 || ++_tries < _pace.Tries:
                size.Failed();
                await Task.Delay(_pace.Pause * (1 + _tries), cancellationToken);
                return;

            // Data exceptions, broken constraints, what triggers raise: of a row, and not of the statement.
            case ['2', '2' or '3', ..] or ['P', '0', ..] when size.Rows > 1:
                size.FailedAtRow();
                return;
        }

        var next = size.Rows > 1 ? null : await store.NextAsync(batches, state, cancellationToken);
        await store.FailAsync(PostgresErrors.Words(error).OnOneLine);
        throw failure.Of(error, state, next);
    }

    private async Task ThrottleAsync(BackfillState state, CancellationToken cancellationToken)
    {
        while (options.MaxReplicaLag is { } most && _health.ReplicaLag > most)
        {
            observer.HeldUp(task.Backfill.Name, FormattableString.Invariant(
                $"it waits for a replica that is more than {most.TotalSeconds:0.#} s behind"));
            await Task.Delay(_pace.Look, cancellationToken);
            _health = await store.KeepAsync(state, cancellationToken);
        }

        if (options.MaxTransactionAge is { } oldest && _health.TransactionAge > oldest)
        {
            observer.HeldUp(task.Backfill.Name, FormattableString.Invariant(
                $"it goes slowly, as there is a transaction that is older than {oldest.TotalSeconds:0} s"));
            await PauseAsync(_last * Slowness, state, cancellationToken);
        }

        if (options.Throttle is { } throttle)
        {
            await PauseAsync(await throttle(Progress(state), cancellationToken), state, cancellationToken);
        }
    }

    // With the lease, however long it is.
    private async Task PauseAsync(TimeSpan pause, BackfillState state, CancellationToken cancellationToken)
    {
        for (var left = pause; left > TimeSpan.Zero; left -= _pace.Lease / 2)
        {
            await Task.Delay(left < _pace.Lease / 2 ? left : _pace.Lease / 2, cancellationToken);
            if (left > _pace.Lease / 2)
            {
                _health = await store.KeepAsync(state, cancellationToken);
            }
        }
    }
}
