using System.Globalization;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Other runners were migrating for longer than this one was willing to wait.</summary>
public sealed class LockTimeoutException : MigrationException
{
    /// <param name="holder">Who was seen last; <see langword="null"/> if nobody was ever seen with the lock.</param>
    internal LockTimeoutException(
        string database, LockHolder? holder, TimeSpan limit, IReadOnlyList<PlannedMigration> committed)
        : base(Describe(database, holder, limit, committed))
    {
        Holder = holder?.ToString();
        Committed = [.. committed.Select(migration => migration.Version)];
    }

    /// <summary>The session that held the lock when it was last looked at; <see langword="null"/> if none was ever
    /// seen.</summary>
    public string? Holder { get; }

    /// <summary>The versions that this run had committed before, in order.</summary>
    public IReadOnlyList<long> Committed { get; }

    private static string Describe(
        string database, LockHolder? holder, TimeSpan limit, IReadOnlyList<PlannedMigration> committed) =>
        string.Join("\n\n", new[]
        {
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Other(database, holder)}, and was not done within {limit.TotalSeconds:0.#} s."),
            holder?.ToString().Indented(),
            $"{committed.InWords()} Run it again when the other is done, or raise MigrateOptions.LockTimeout.",
        }.Where(part => part is not null));

    // Unseen, it need be no runner: on SQLite, whoever writes holds the lock.
    private static string Other(string database, LockHolder? holder) => holder is null
        ? $"Another connection holds the lock of {database}"
        : $"Another runner is migrating {database}";
}
