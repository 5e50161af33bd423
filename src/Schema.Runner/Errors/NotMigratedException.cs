using System.Globalization;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>What was waited for has not come: the database is not what this binary needs
/// (<see cref="Migrator.WaitUntilMigratedAsync"/>).</summary>
public sealed class NotMigratedException : MigrationException
{
    /// <param name="missing">What this binary knows and the database has not.</param>
    /// <param name="holder">Who was migrating; <see langword="null"/> if nobody was.</param>
    internal NotMigratedException(
        string database, IReadOnlyList<PlannedMigration> missing, LockHolder? holder, TimeSpan limit)
        : base(Describe(database, missing, holder, limit))
    {
        Missing = [.. missing.Select(migration => migration.Version)];
        Holder = holder?.ToString();
    }

    /// <summary>The versions that are missing, in order; below 0 for repeatables.</summary>
    public IReadOnlyList<long> Missing { get; }

    /// <summary>The session that was migrating when it was last looked at; <see langword="null"/> if none was.</summary>
    public string? Holder { get; }

    private static string Describe(
        string database, IReadOnlyList<PlannedMigration> missing, LockHolder? holder, TimeSpan limit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {database} was not migrated within {limit.TotalSeconds:0.#} s. Missing:

            {string.Join('\n', missing).Indented()}

            {(holder is null ? "Nobody is migrating it: run migrate." : $"Migrating is {holder}.")} This run has only looked. To wait for longer, raise MigrateOptions.LockTimeout.
            """);
}
