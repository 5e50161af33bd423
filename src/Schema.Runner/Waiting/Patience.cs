namespace Schema.Runner;

/// <summary>Waits for others, runners and those who hold tables, by looking again and again. A session that blocks in the
/// server instead would keep a snapshot open, and the other's <c>CREATE INDEX CONCURRENTLY</c> would wait for that
/// without end.</summary>
internal sealed class Patience(string database, TimeSpan limit, TimeProvider clock, RunLog log)
{
    // What ends its session, or the server, does not go well by being done again and again.
    private const int MostLosses = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private long? _since;
    private int _setbacks;
    private int _losses;
    private LockHolder? _holder;
    private IReadOnlyList<Blocker> _transactions = [];

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
        var left = Left(_since.Value)
            ?? throw new LockTimeoutException(database, _holder, limit, log.CommittedSoFar);
        await PauseAsync(Shorter(NextPause(), left), "runner", cancellationToken);
    }

    /// <summary>Pauses before the next look at transactions that are to be over first.</summary>
    /// <exception cref="LockTimeoutException">The time is up.</exception>
    public async Task PauseAsync(IReadOnlyList<Blocker> transactions, CancellationToken cancellationToken)
    {
        if (!transactions.All(one => _transactions.Any(one.IsSameAs)))
        {
            log.WaitingFor(transactions);
        }

        _transactions = transactions;
        _since ??= clock.GetTimestamp();
        var left = Left(_since.Value)
            ?? throw LockTimeoutException.Behind(transactions, database, limit, log.CommittedSoFar);
        await PauseAsync(Shorter(NextPause(), left), "transactions", cancellationToken);
    }

    /// <summary>Pauses before what failed is tried again; longer from time to time.</summary>
    /// <exception cref="MigrationException">The time is up: the setback, with what was tried.</exception>
    public async Task PauseAsync(MigrationException setback, CancellationToken cancellationToken)
    {
        _setbacks++;
        _losses += setback is ConnectionLostException ? 1 : 0;
        _since ??= clock.GetTimestamp();
        if (Left(_since.Value) is not { } left || _losses > MostLosses)
        {
            throw _setbacks == 1 ? setback : setback.After(_setbacks, limit);
        }

        var pause = Shorter(PauseBehind(_setbacks), left);
        log.TryingAgain(setback, pause);
        await PauseAsync(pause, "retry", cancellationToken);
    }

    /// <summary>Begins anew: this run has come further, so what it waited for before is over.</summary>
    public void Restore() => (_since, _setbacks, _losses) = (null, 0, 0);

    private async Task PauseAsync(TimeSpan pause, string reason, CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        try
        {
            await Task.Delay(pause, clock, cancellationToken);
        }
        finally
        {
            log.Telemetry.Waited(reason, clock.GetElapsedTime(since));
        }
    }

    // How long is left; null if the time is up.
    private TimeSpan? Left(long since) => limit == Timeout.InfiniteTimeSpan
        ? TimeSpan.MaxValue
        : limit - clock.GetElapsedTime(since) is var left && left > TimeSpan.Zero ? left : null;

    // Scattered, so that runners that were started together do not go on asking together.
    private static TimeSpan NextPause() => TimeSpan.FromMilliseconds(Random.Shared.Next(250, 751));

    // Between half of it and all of it: 0.5 s, 1 s, 2 s, 4 s, 8 s, and then 15 s.
    private static TimeSpan PauseBehind(int setbacks) =>
        Shorter(FirstPause * Math.Pow(2, Math.Min(setbacks, 9) - 1), LongestPause) * (0.5 + (Random.Shared.NextDouble() / 2));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
