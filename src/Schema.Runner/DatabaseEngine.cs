namespace Schema.Runner;

/// <summary>A kind of database that migrations can run on. The generated <c>Release</c> names the engines that the
/// project references.</summary>
public abstract class DatabaseEngine
{
    internal DatabaseEngine()
    {
    }

    /// <summary>PostgreSQL 12 and later.</summary>
    public static DatabaseEngine Postgres { get; } = new PostgresEngine();

    /// <summary>Whether a database setting (a URL or a connection string) is for this engine.</summary>
    public abstract bool Recognizes(string database);

    /// <summary>The ADO.NET connection string that a setting means, so that an application can serve from what it
    /// migrates.</summary>
    /// <param name="database">A URL or a connection string that this engine recognizes. The result holds its
    /// password.</param>
    /// <exception cref="DatabaseNotConfiguredException">It cannot be read.</exception>
    public abstract string ConnectionString(string database);

    /// <summary>Connects. Creates nothing and takes no lock.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached, or refuses.</exception>
    internal abstract Task<DatabaseSession> ConnectAsync(SessionSettings settings, CancellationToken cancellationToken);

    /// <summary>Writes migrations as text, without connecting.</summary>
    internal abstract MigrationScript Script(SessionSettings settings);
}
