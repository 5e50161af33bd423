using Schema.Planning;

namespace Schema.Runner;

/// <summary>A migration failed and was rolled back. Those before it are committed and stay.</summary>
public sealed class MigrationFailedException : MigrationException
{
    internal MigrationFailedException(
        PlannedMigration migration,
        FailedCommand command,
        ServerError error,
        IReadOnlyList<PlannedMigration> committed,
        Exception innerException)
        : base(Describe(migration, command, error, committed), innerException)
    {
        Version = migration.Version;
        Name = migration.Name;
        SqlState = error.Code;
        Statement = command.Sql;
        Committed = [.. committed.Select(earlier => earlier.Version)];
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
            $"{command.Aftermath} {(command.IsPartial ? committed.WholeInWords() : committed.InWords())} {command.Remedy}",
        }.Where(part => part is not null));
}
