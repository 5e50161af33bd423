using Schema.Planning;

namespace Schema.Runner;

/// <summary>The connection broke while migrations ran. The text says what is committed, as far as it could be found
/// out.</summary>
public sealed class ConnectionLostException : MigrationException
{
    private const string Unknown =
        "It could not be found out what this run has committed: the server was not reached again, "
        + "or still works on it.";

    private const string Known = "The session is over and the history was read after it.";

    private const string NothingHalf = " Nothing is half done.";

    private const string PerhapsHalf =
        " Steps outside a transaction may be half done: status tells, and the next run repairs them.";

    private readonly ServerError _error;

    /// <param name="committed">Read after the old session was gone; <see langword="null"/> if the server was not
    /// reached again.</param>
    /// <param name="runsOutside">Not all of it ran in transactions.</param>
    internal ConnectionLostException(
        string database,
        ServerError error,
        IReadOnlyList<PlannedMigration>? committed,
        bool runsOutside,
        Exception innerException)
        : base(Describe(database, error, committed, runsOutside), innerException)
    {
        _error = error;
        Committed = committed is null ? null : [.. committed.Select(migration => migration.Version)];
    }

    /// <summary>The versions that this run has committed, in order; <see langword="null"/> if that could not be found
    /// out.</summary>
    public IReadOnlyList<long>? Committed { get; }

    internal override string OnOneLine => $"The connection was lost: {_error.OnOneLine}.";

    private static string Describe(
        string database, ServerError error, IReadOnlyList<PlannedMigration>? committed, bool runsOutside) =>
        $"""
        The connection to {database} was lost while migrations ran.

        {error.ToString().Indented()}

        {Committing(committed, runsOutside)} Run it again: it goes on from what is committed.
        """;

    private static string Committing(IReadOnlyList<PlannedMigration>? committed, bool runsOutside) =>
        (committed, runsOutside) switch
        {
            (null, _) => $"{Unknown}{(runsOutside ? PerhapsHalf : NothingHalf)}",
            (_, true) => $"{Known} {committed.WholeInWords()}{PerhapsHalf}",
            _ => $"{Known} {committed.InWords()}",
        };
}
