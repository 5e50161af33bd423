using Schema.Planning;

namespace Schema.Runner;

/// <summary>A migration failed and was rolled back. Those before it are committed and stay.</summary>
public sealed class MigrationFailedException : MigrationException
{
    private readonly PlannedMigration _migration;
    private readonly FailedCommand _command;
    private readonly ServerError _error;
    private readonly IReadOnlyList<PlannedMigration> _committed;

    internal MigrationFailedException(
        PlannedMigration migration,
        FailedCommand command,
        ServerError error,
        IReadOnlyList<PlannedMigration> committed,
        Exception innerException)
        : base(Describe(migration, command, error, committed), innerException)
    {
        (_migration, _command, _error, _committed) = (migration, command, error, committed);
        Version = migration.Version;
        Name = migration.Name;
        SqlState = error.Code;
        Statement = command.Sql;
        Committed = [.. committed.Select(earlier => earlier.Version)];
        Blockers = [.. command.InTheWay.Select(blocker => blocker.ToString())];
    }

    /// <summary>The version of the migration that failed.</summary>
    public long Version { get; }

    /// <summary>The name of the migration that failed.</summary>
    public string Name { get; }

    /// <summary>The database's code for the error, such as <c>42P07</c>; <see langword="null"/> if it gave
    /// none.</summary>
    public string? SqlState { get; }

    /// <summary>What failed; <see langword="null"/> if it was the commit.</summary>
    public string? Statement { get; }

    /// <summary>The versions that this run had committed before, in order.</summary>
    public IReadOnlyList<long> Committed { get; }

    /// <summary>Who was in its way, where it was a lock: each with process, application, since when, and what it runs,
    /// as far as the role that logs in may see that.</summary>
    public IReadOnlyList<string> Blockers { get; }

    internal override string OnOneLine =>
        $"{_migration} failed {_command.Place}: {_error.OnOneLine}."
        + (Blockers.Count == 0 ? "" : $" In its way: {string.Join("; ", Blockers)}");

    internal override MigrationException After(int tries, TimeSpan within) => new MigrationFailedException(
        _migration,
        _command with { Remedy = Wording.TriedAgain(tries, within) },
        _error,
        _committed,
        InnerException!);

    private static string Describe(
        PlannedMigration migration,
        FailedCommand command,
        ServerError error,
        IReadOnlyList<PlannedMigration> committed) =>
        string.Join("\n\n", new[]
        {
            $"Migration {migration} ({migration.Direction.InWords()}) failed {command.Place}.",
            error.ToString().Indented(),
            command.Sql?.Indented(),
            command.InTheWay.Count == 0 ? null : $"In its way:\n\n{string.Join('\n', command.InTheWay).Indented()}",
            $"{command.Aftermath} {(command.IsInBackground ? "" : command.IsPartial ? $"{committed.WholeInWords()} " : $"{committed.InWords()} ")}"
                + command.Remedy,
        }.Where(part => part is not null));
}
