using System.Globalization;

namespace Schema.Runner;

/// <summary>A database could not be written down, or could not be made from what is written down. It is as it
/// was.</summary>
public sealed class DumpException : MigrationException
{
    private DumpException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static DumpException HalfDone(string database, string migration) => new(
        $"{database} cannot be written down: {migration} is half done. Migrate, which finishes it, or roll it back.");

    internal static DumpException NoProgram(int server) => new(
        $"pg_dump is not on the PATH. Install it, of PostgreSQL {server} or later: the package is postgresql-client-{server} on Debian.");

    internal static DumpException TooOld(int program, int server) => new(
        $"pg_dump on the PATH is of PostgreSQL {program} and cannot read a server of {server}. Install one of {server} or later: "
        + $"the package is postgresql-client-{server} on Debian.");

    internal static DumpException Failed(string database, int exitCode, string error) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            pg_dump of {database} failed with exit code {exitCode}:

            {error.Trim().Indented()}
            """));

    internal static DumpException NotEmpty(string database, string content) => new(
        $"{database} is not empty: it has {content}. Nothing was loaded. Load into an empty database, such as one that schema "
        + "create has made.");

    internal static DumpException NotStructure(string statement) => new(
        $"""
        This is no structure that can be loaded:

        {statement.Indented()}

        Nothing was loaded. What schema dump writes can be; other dumps with psql.
        """);

    internal static DumpException NotLoaded(string database, ServerError error, Exception innerException) => new(
        $"""
        Loading into {database} failed.

        {error.ToString().Indented()}

        The transaction was rolled back: the database is empty as before.
        """,
        innerException);

    internal static DumpException NotLoaded(
        string database, int number, int count, string statement, ServerError error, Exception innerException) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Loading into {database} failed at statement {number} of {count}.

            {error.ToString().Indented()}

            {statement.Indented()}

            The transaction was rolled back: the database is empty as before.
            """),
        innerException);
}
