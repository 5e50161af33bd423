using System.Diagnostics;

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

    /// <summary>The database as a whole, whether it is there or not.</summary>
    internal virtual WholeDatabase Whole(SessionSettings settings) => throw new UnreachableException();

    /// <summary>Creates an empty database beside the one that is meant, to be dropped with the result.</summary>
    /// <param name="warn">Hears what a person should know of it.</param>
    /// <exception cref="VerificationException">It cannot be created.</exception>
    internal virtual Task<ScratchDatabase> CreateScratchAsync(
        SessionSettings settings, Action<string> warn, CancellationToken cancellationToken) =>
        throw new UnreachableException();
}
