namespace Schema.Runner;

/// <summary>The database could not be compared with its migrations. Nothing has happened to it.</summary>
public sealed class VerificationException : MigrationException
{
    private VerificationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static VerificationException UnknownMigrations(string database, IReadOnlyList<string> unknown) => new(
        $"""
        {database} has migrations that this release does not know, so that it cannot tell what should be there:

        {string.Join('\n', unknown).Indented()}

        Verify it with the release that has applied them.
        """);

    internal static VerificationException HalfDone(string database, string migration) => new(
        $"{database} cannot be compared: {migration} is half done. Migrate, which finishes it, or roll it back.");

    internal static VerificationException NotReplayed(string scratch, MigrationException error) => new(
        $"""
        The migrations cannot be applied anew, to the scratch database {scratch}:

        {error.Message.Indented()}

        Nothing has happened to the database that is to be compared.
        """,
        error);

    internal static VerificationException NoScratch(string database, ServerError error, Exception innerException) => new(
        $"A scratch database cannot be made beside {database}: {error.OnOneLine}. Let the role that logs in create "
        + "databases (ALTER ROLE … CREATEDB), or name an empty one: --scratch, or VerifyOptions.Scratch.",
        innerException);

    internal static VerificationException NotEmpty(string scratch, string content) => new(
        $"The scratch database {scratch} is not empty: it has {content}. It was not touched. Name one that is empty.");
}
