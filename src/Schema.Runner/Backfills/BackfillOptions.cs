namespace Schema.Runner;

/// <summary>How considerate backfills are. The defaults suit a database that serves meanwhile.</summary>
public sealed record BackfillOptions
{
    /// <summary>How far a replica may be behind before a backfill pauses until it has caught up: ten seconds by
    /// default, <see langword="null"/> to not look. Only a role that may read <c>pg_stat_replication</c>
    /// sees it (<c>pg_monitor</c>).</summary>
    public TimeSpan? MaxReplicaLag { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How old a transaction of others may be before a backfill slows down to a tenth, since the server cannot
    /// clean up behind it meanwhile: an hour by default, <see langword="null"/> to not look.</summary>
    public TimeSpan? MaxTransactionAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Asked before each batch: how long to pause, <see cref="TimeSpan.Zero"/> to go on at once. For what only
    /// the application knows, such as its own load.</summary>
    public Func<BackfillProgress, CancellationToken, ValueTask<TimeSpan>>? Throttle { get; init; }

    internal BackfillPace Pace { get; init; } = new();
}
