namespace Schema.Runner;

/// <summary>How long things may take around a backfill. Tests are less patient.</summary>
internal sealed record BackfillPace
{
    /// <summary>For a row that another transaction has changed.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For a batch, whatever it aims at: then it is too large.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After which a runner that is not heard of is taken for dead. It need not outlast a batch: until that is
    /// committed, nobody gets at the lease.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Before a batch that has failed is tried again; it grows.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Between two looks at what holds it up.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the smallest batch is tried that others keep from its end.</summary>
    public int Tries { get; init; } = 10;

    /// <summary>Between two lines about how far it is.</summary>
    public TimeSpan Report { get; init; } = TimeSpan.FromSeconds(3);
}
