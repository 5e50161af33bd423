namespace Schema.Runner;

/// <summary>How far a backfill is.</summary>
/// <param name="Table">The table whose rows are filled.</param>
/// <param name="Done">How many rows it has passed, of all runs.</param>
/// <param name="Changed">How many of those it has changed.</param>
public sealed record BackfillProgress(string Table, long Done, long Changed)
{
    /// <summary>How many rows there are, about; <see langword="null"/> where the server does not know.</summary>
    public long? Estimate { get; init; }

    /// <summary>How many rows this run passes in a second; 0 before the first batch.</summary>
    public double RowsPerSecond { get; init; }

    /// <summary>How long the rest takes, about; <see langword="null"/> where nobody knows.</summary>
    public TimeSpan? Left => Estimate is { } rows && RowsPerSecond > 0
        ? TimeSpan.FromSeconds(Math.Min(Math.Max(rows - Done, 0) / RowsPerSecond, TimeSpan.MaxValue.TotalSeconds / 2))
        : null;

    /// <summary>From 0 to 1; <see langword="null"/> where nobody knows.</summary>
    public double? Share => Estimate is > 0 and var rows ? Math.Min((double)Done / rows, 1) : null;
}
