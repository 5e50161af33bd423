using Schema.Planning;

namespace Schema.Runner;

/// <summary>The connection broke while migrations ran. The text says what is committed, as far as it could be found out.</summary>
public sealed class ConnectionLostException : MigrationException
{
    /// <param name="committed">Read after the old session was gone; <see langword="null"/> if the server was not reached again.</param>
    internal ConnectionLostException(
        string database, ServerError error, IReadOnlyList<PlannedMigration>? committed, Exception innerException)
        : base(Describe(database, error, committed), innerException)
    {
        Committed = committed is null ? null : [.. committed.Select(migration => migration.Version)];
    }

    /// <summary>The versions that this run has committed, in order; <see langword="null"/> if that could not be found out.</summary>
    public IReadOnlyList<long>? Committed { get; }

    private static string Describe(string database, ServerError error, IReadOnlyList<PlannedMigration>? committed) =>
        $"""
        The connection to {database} was lost while migrations ran.

        {error.ToString().Indented()}

        {(committed is null ? Unknown : $"The session is gone and the history was read after it. {committed.InWords()}")}
        Run it again: it goes on from what is committed.
        """;

    private const string Unknown =
        "The server could not be reached again, so what this run has committed is not known. Nothing is half done.";
}
