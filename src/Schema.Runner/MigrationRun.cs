namespace Schema.Runner;

/// <summary>What a run has done.</summary>
/// <param name="Migrations">The migrations that it applied or undid, in that order; none if there was nothing to
/// do.</param>
/// <param name="Warnings">What the person who ran it should know.</param>
public sealed record MigrationRun(IReadOnlyList<RanMigration> Migrations, IReadOnlyList<string> Warnings)
{
    /// <summary>Another runner was migrating, and the rest was left to that (<see cref="WhenLocked.Skip"/>).</summary>
    public bool IsSkipped { get; init; }
}

/// <summary>A migration that ran and is committed.</summary>
/// <param name="Version">Its version; below 0 for a repeatable.</param>
/// <param name="Name">Its class name.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RanMigration(long Version, string Name, TimeSpan Duration);
