namespace Schema.Runner;

/// <summary>Waits for other runners by looking again and again. A session that blocks in the server instead would
/// keep a snapshot open, and the other's <c>CREATE INDEX CONCURRENTLY</c> would wait for that without end.</summary>
internal sealed class Patience(string database, TimeSpan limit, TimeProvider clock, RunLog log)
{
    private long? _since;
    private LockHolder? _holder;

    /// <summary>Pauses before the next look.</summary>
    /// <param name="holder">Who is migrating; <see langword="null"/> if that was not seen.</param>
    /// <exception cref="LockTimeoutException">The time is up.</exception>
    public async Task PauseAsync(LockHolder? holder, CancellationToken cancellationToken)
    {
        if (holder is not null && holder.Description != _holder?.Description)
        {
            log.WaitingFor(holder, database);
        }

        _holder = holder ?? _holder;
        _since ??= clock.GetTimestamp();
        await Task.Delay(Shorter(NextPause(), Left(_since.Value)), clock, cancellationToken);
    }

    /// <summary>Begins anew: this run has come further, so what it waited for before is over.</summary>
    public void Restore() => _since = null;

    private TimeSpan Left(long since)
    {
        if (limit == Timeout.InfiniteTimeSpan)
        {
            return TimeSpan.MaxValue;
        }

        var left = limit - clock.GetElapsedTime(since);
        return left > TimeSpan.Zero
            ? left
            : throw new LockTimeoutException(database, _holder, limit, log.CommittedSoFar);
    }

    // Scattered, so that runners that were started together do not go on asking together.
    private static TimeSpan NextPause() => TimeSpan.FromMilliseconds(Random.Shared.Next(250, 751));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
