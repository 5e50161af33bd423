using Npgsql;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The database cannot be reached, or lets nobody in, or nobody write. Nothing has run.</summary>
public sealed class DatabaseUnavailableException : MigrationException
{
    /// <param name="database">Host and database, without a secret.</param>
    internal DatabaseUnavailableException(string database, ServerError error, Exception innerException)
        : this(database, error.OnOneLine, error.Code, innerException)
    {
    }

    private DatabaseUnavailableException(string database, string reason, string? sqlState, Exception? innerException)
        : base($"The database {database} cannot be used: {reason}", innerException)
    {
        SqlState = sqlState;
        MayPass = sqlState is null or ['0', '8', ..] or ['5', '3' or '7', ..];
    }

    /// <summary>The database's code for the error, such as <c>28P01</c>; <see langword="null"/> if none was
    /// given.</summary>
    public string? SqlState { get; }

    internal static DatabaseUnavailableException TooOld(string database, Version version, Version oldest) =>
        new(database, $"it runs on version {version}, and {oldest} is the oldest that is known.", null, null);

    internal static DatabaseUnavailableException WithoutHistory(
        string database, TableName history, ServerError error, Exception innerException) =>
        new(
            database,
            $"the history table {history} cannot be made ready: {error.OnOneLine}. {Advice(error)}",
            error.Code,
            innerException);

    private static string Advice(ServerError error) => error.Code is PostgresErrorCodes.UndefinedObject
        ? "Create that role, or name others in MigrateOptions.Role and GrantTo."
        : "Let the role that logs in create it there, or name another place in MigrateOptions.HistoryTable.";
}
