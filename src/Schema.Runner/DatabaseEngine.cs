namespace Schema.Runner;

/// <summary>A kind of database that migrations can run on. The generated <c>Release</c> names the engines that the project references.</summary>
public abstract class DatabaseEngine
{
    internal DatabaseEngine()
    {
    }

    /// <summary>PostgreSQL 12 and later.</summary>
    public static DatabaseEngine Postgres { get; } = new PostgresEngine();

    /// <summary>Whether a database setting (a URL or a connection string) is for this engine.</summary>
    internal abstract bool Recognizes(string database);

    /// <summary>Connects. Creates nothing and takes no lock.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached, or refuses.</exception>
    internal abstract Task<DatabaseSession> ConnectAsync(SessionSettings settings, CancellationToken cancellationToken);
}
