using Schema.Planning;

namespace Schema.Runner;

/// <summary>What an application does around a run, and around each of its migrations:
/// <see cref="MigrateOptions.Hooks"/>. Compare Ecto's <c>after_begin</c> and <c>before_commit</c>, and Flyway's
/// callbacks.</summary>
public sealed record MigrationHooks
{
    /// <summary>Called once, when there is something to do and before any of it; <see langword="null"/> for nothing. Of
    /// several runners that start together, each that saw something to do calls it.</summary>
    /// <remarks>If it throws, nothing runs.</remarks>
    public Func<IReadOnlyList<UpcomingMigration>, CancellationToken, Task>? BeforeRun { get; init; }

    /// <summary>Called once behind a run that had something to do, with what it has committed and what ended it, if
    /// that was an error; <see langword="null"/> for nothing.</summary>
    /// <remarks>If it throws behind a run that went well, the run fails: what it has committed stays.</remarks>
    public Func<MigrationRun, Exception?, CancellationToken, Task>? AfterRun { get; init; }

    /// <summary>SQL that runs in each migration's own transaction, ahead of what the migration says: <c>_ => ["SET
    /// LOCAL work_mem = '256MB'"]</c>. On the way back too. A migration with steps outside of transactions has several: it
    /// runs in each.</summary>
    public Func<UpcomingMigration, IEnumerable<string>>? BeforeEach { get; init; }

    /// <summary>SQL that runs in each migration's own transaction, behind what the migration says and before its
    /// commit: <c>m => [$"NOTIFY migrated, '{m.Version}'"]</c>. On the way back too, and in each transaction as with
    /// <see cref="BeforeEach"/>.</summary>
    public Func<UpcomingMigration, IEnumerable<string>>? AfterEach { get; init; }
}

/// <summary>A migration that is about to run.</summary>
/// <param name="Version">Its version; below 0 for a repeatable.</param>
/// <param name="Name">Its class name.</param>
/// <param name="IsRollback">Whether it is undone.</param>
public sealed record UpcomingMigration(long Version, string Name, bool IsRollback)
{
    /// <summary>Version and name, as log lines write them.</summary>
    public override string ToString() => Version > 0 ? $"{Version} {Name}" : Name;

    internal static UpcomingMigration Of(PlannedMigration migration) =>
        new(migration.Version, migration.Name, migration.Direction is Direction.Backward);
}
