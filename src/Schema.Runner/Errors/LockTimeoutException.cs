using System.Globalization;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>Other runners were migrating, or older transactions were in the way of what runs outside of one, for longer
/// than this run was willing to wait.</summary>
public sealed class LockTimeoutException : MigrationException
{
    /// <param name="holder">Who was seen last; <see langword="null"/> if nobody was ever seen with the lock.</param>
    internal LockTimeoutException(
        string database, LockHolder? holder, TimeSpan limit, IReadOnlyList<PlannedMigration> committed)
        : this(Describe(database, holder, limit, committed), holder?.ToString(), committed)
    {
    }

    private LockTimeoutException(string message, string? holder, IReadOnlyList<PlannedMigration> committed)
        : base(message)
    {
        Holder = holder;
        Committed = [.. committed.Select(migration => migration.Version)];
    }

    /// <summary>The session that held the lock when it was last looked at, or the transactions that were not over, a
    /// line each; <see langword="null"/> if none was ever seen.</summary>
    public string? Holder { get; }

    /// <summary>The versions that this run had committed before, in order.</summary>
    public IReadOnlyList<long> Committed { get; }

    /// <summary>What was to begin outside a transaction would only have waited for these.</summary>
    internal static LockTimeoutException Behind(
        IReadOnlyList<Blocker> transactions,
        string database,
        TimeSpan limit,
        IReadOnlyList<PlannedMigration> committed) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                Older transactions hold up what is to be done in {database}, and were not over within {limit.TotalSeconds:0.#} s.

                {string.Join('\n', transactions).Indented()}

                It was not begun, and nothing of it is left behind. {committed.InWords()} Run it again when they are over, or raise MigrateOptions.LockTimeout.
                """),
            string.Join('\n', transactions),
            committed);

    /// <summary>This run does not wait.</summary>
    internal static LockTimeoutException AtOnce(
        string database, LockHolder? holder, IReadOnlyList<PlannedMigration> committed) =>
        new(
            string.Join("\n\n", new[]
            {
                $"{Other(database, holder)}.",
                holder?.ToString().Indented(),
                $"{committed.InWords()} Run it again when the other is done, or let it wait: MigrateOptions.WhenLocked.",
            }.Where(part => part is not null)),
            holder?.ToString(),
            committed);

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
