namespace Schema.Runner;

/// <summary>The database cannot be reached, or lets nobody in, or nobody write. Nothing has run.</summary>
public sealed class DatabaseUnavailableException : MigrationException
{
    /// <param name="database">Host and database, without a secret.</param>
    internal DatabaseUnavailableException(string database, ServerError error, Exception innerException)
        : base($"The database {database} cannot be used: {error.OnOneLine}", innerException)
    {
        SqlState = error.Code;
    }

    private DatabaseUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>The database's code for the error, such as <c>28P01</c>; <see langword="null"/> if none was given.</summary>
    public string? SqlState { get; }

    internal static DatabaseUnavailableException TooOld(string database, Version version, Version oldest) =>
        new($"The database {database} cannot be used: it runs on version {version}, and {oldest} is the oldest that is known.");
}
