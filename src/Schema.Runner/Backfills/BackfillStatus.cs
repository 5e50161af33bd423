namespace Schema.Runner;

/// <summary>Where the rows stand that a migration fills in batches.</summary>
/// <param name="Table">The table.</param>
/// <param name="State"><c>pending</c> where nobody is at it, <c>running</c>, <c>paused</c>, <c>failed</c>,
/// <c>cancelled</c> or <c>succeeded</c>.</param>
/// <param name="Done">How many rows it has passed.</param>
/// <param name="Changed">How many of those it has changed.</param>
public sealed record BackfillStatus(string Table, string State, long Done, long Changed)
{
    /// <summary>How many rows there are, about; <see langword="null"/> where the server does not know.</summary>
    public long? Estimate { get; init; }

    /// <summary>Who is at it; <see langword="null"/> if nobody is.</summary>
    public string? Runner { get; init; }

    /// <summary>Why it stopped, in the server's words; <see langword="null"/> if it did not.</summary>
    public string? LastError { get; init; }

    /// <summary>The version of its migration.</summary>
    public long Version { get; init; }

    /// <summary>The name of its migration.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it belongs to the way back.</summary>
    public bool IsBackward { get; init; }

    /// <summary>Whether its migration has left it to the background.</summary>
    public bool InBackground { get; init; }
}
