namespace Schema.Planning;

/// <summary>A row of the history: a migration that is applied. What other tools' rows do not say is
/// <see langword="null"/>.</summary>
/// <param name="Version">The version; below 0 for a definition of a repeatable.</param>
/// <param name="Position">Its place in the order of application, from 1. Readers number the rows that have none behind
/// those that do.</param>
internal sealed record AppliedMigration(long Version, long Position)
{
    public string? Name { get; init; }

    public DateTimeOffset? AppliedAt { get; init; }

    public TimeSpan? Duration { get; init; }

    /// <summary>See <see cref="Fingerprint"/>.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The stored way back; read only when it is asked for.</summary>
    public DownScript? Down { get; init; }

    /// <summary>A definition of a repeatable.</summary>
    public bool IsRepeatable => Version < 0;

    /// <summary>What a repeatable has defined; <see langword="null"/> for others, and where it was not read because a
    /// later definition took its place.</summary>
    public DefinedObjects? Defined { get; init; }

    /// <summary>The run that applied it: with the position, the row's identity for the fence.</summary>
    public Guid? Run { get; init; }

    /// <summary>The database role that applied it.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>The release that applied it: name and version of the application.</summary>
    public string? Release { get; init; }
}
