using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Which migrations a script holds.</summary>
/// <param name="From">The version that is applied already; <see langword="null"/> for a database without a
/// history.</param>
/// <param name="To">The last version to write; <see langword="null"/> for all.</param>
internal sealed record ScriptRange(long? From, long? To)
{
    /// <summary><see langword="null"/> for a database without a history.</summary>
    public long? AppliedVersion => From is 0 ? null : From;

    /// <exception cref="PlanRejectedException">The migrations cannot be run as they are, or a version is not among
    /// them.</exception>
    public Plan Plan(IReadOnlyList<MigrationEntry> registered, string environment, Dialect dialect)
    {
        if (AppliedVersion is not null && registered.All(entry => entry.Version != AppliedVersion))
        {
            throw PlanRejectedException.Because(
                $"No migration has the version {AppliedVersion}. See status for those there are.");
        }

        // Which definitions a database has, it alone can tell.
        var written = AppliedVersion is null
            ? registered
            : [.. registered.Where(entry => entry.Kind is MigrationKind.Versioned)];
        var applied = written
            .Where(entry => entry.Version <= AppliedVersion)
            .OrderBy(entry => entry.Version)
            .Select((entry, index) => new AppliedMigration(entry.Version, index + 1) { Name = entry.Name });
        return new MigrateTo(To).PlanOrThrow(
            new([.. applied], written, dialect) { Environment = environment, HasBackground = false }, committed: []);
    }
}
