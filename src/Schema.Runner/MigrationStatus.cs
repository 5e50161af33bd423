using Schema.Dsl;

namespace Schema.Runner;

/// <summary>Where one migration stands in one database.</summary>
/// <param name="Version">Its version; for a repeatable, 0 or below.</param>
/// <param name="Name">Its class name; empty where only the history knows it and does not say.</param>
/// <param name="State">Whether it is applied.</param>
/// <param name="AppliedAt">When it was applied; <see langword="null"/> if it is not, or if nobody wrote it
/// down.</param>
public sealed record MigrationStatus(long Version, string Name, MigrationState State, DateTimeOffset? AppliedAt)
{
    /// <summary>When it runs: one of a later phase stays pending until it is asked for.</summary>
    public Phase Phase { get; init; }

    /// <summary>Whether it is a repeatable: pending when its definition is not the one that is applied.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether its code has been edited since: it is no longer what was applied.</summary>
    public bool IsEdited { get; init; }

    /// <summary>Whether only some of its steps are committed: the next run finishes it, and the next rollback undoes
    /// them.</summary>
    public bool IsHalfDone { get; init; }

    /// <summary>The rows that it fills in batches, and has begun to, or its way back.</summary>
    public IReadOnlyList<BackfillStatus> Backfills { get; init; } = [];

    /// <summary>How long it took, where that is known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The database role that applied it, where that is known.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>The release that applied it, where that is known.</summary>
    public string? Release { get; init; }

    /// <summary>What <c>status --json</c> writes, for a service that tells its own status.</summary>
    public static string ToJson(IEnumerable<MigrationStatus> migrations)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        return StatusJson.Of(migrations);
    }
}

/// <summary>Whether a migration is applied.</summary>
public enum MigrationState
{
    /// <summary>It is in the database.</summary>
    Applied,

    /// <summary>The next run of its phase applies it.</summary>
    Pending,

    /// <summary>It is in the database, or half of it, and this binary does not know it: a newer release's, or one that
    /// was deleted.</summary>
    Unknown,
}
