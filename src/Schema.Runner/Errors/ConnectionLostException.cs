using Schema.Planning;

namespace Schema.Runner;

/// <summary>The connection broke while migrations ran. The text says what is committed, as far as it could be found
/// out.</summary>
public sealed class ConnectionLostException : MigrationException
{
    private const string Unknown =
        "It could not be found out what this run has committed: the server was not reached again, "
        + "or still works on it. "
        + "Nothing is half done.";

    /// <param name="committed">Read after the old session was gone; <see langword="null"/> if the server was not
    /// reached again.</param>
    internal ConnectionLostException(
        string database, ServerError error, IReadOnlyList<PlannedMigration>? committed, Exception innerException)
        : base(Describe(database, error, committed), innerException)
    {
        Committed = committed is null ? null : [.. committed.Select(migration => migration.Version)];
    }

    /// <summary>The versions that this run has committed, in order; <see langword="null"/> if that could not be found
    /// out.</summary>
    public IReadOnlyList<long>? Committed { get; }

    private static string Describe(string database, ServerError error, IReadOnlyList<PlannedMigration>? committed) =>
        $"""
        The connection to {database} was lost while migrations ran.

        {error.ToString().Indented()}

        {(committed is null ? Unknown : Known(committed))} Run it again: it goes on from what is committed.
        """;

    private static string Known(IReadOnlyList<PlannedMigration> committed) =>
        $"The session is over and the history was read after it. {committed.InWords()}";
}
