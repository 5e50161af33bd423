namespace Schema.Runner.Sqlite;

/// <summary>SQLite: a file beside the application, written <c>sqlite:users.db</c> or <c>sqlite:///var/lib/users.db</c>,
/// or as an ADO.NET connection string, <c>Data Source=users.db</c>.</summary>
/// <remarks>The first <c>migrate</c> creates the file; its journal mode stays what it is. <c>:memory:</c> is a database
/// of the run alone, gone at its end: good for trying migrations out. To migrate one that the application sees, name
/// it, share it and hold it open: <c>Data Source=users;Mode=Memory;Cache=Shared</c>.</remarks>
public sealed class SqliteEngine : DatabaseEngine
{
    private SqliteEngine()
    {
    }

    /// <summary>The engine. It has no state.</summary>
    public static SqliteEngine Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Recognizes(string database) => SqliteAddress.Recognizes(database);

    /// <inheritdoc/>
    public override string ConnectionString(string database) => SqliteAddress.Read(database).ForApplications();

    internal override Task<DatabaseSession> ConnectAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RefuseWhatSqliteLacks(settings);
        return Task.FromResult<DatabaseSession>(
            new SqliteSession(SqliteAddress.Read(settings.Database), settings, TimeProvider.System));
    }

    internal override MigrationScript Script(SessionSettings settings)
    {
        RefuseWhatSqliteLacks(settings);
        return new SqliteScript(settings);
    }

    internal override WholeDatabase Whole(SessionSettings settings) => new SqliteWhole(SqliteAddress.Read(settings.Database));

    internal override Task<ScratchDatabase> CreateScratchAsync(
        SessionSettings settings, Action<string> warn, CancellationToken cancellationToken) =>
        Task.FromResult(SqliteScratch.Create(settings.Database, warn));

    private static void RefuseWhatSqliteLacks(SessionSettings settings)
    {
        if (settings.Schema is not (null or "main") || settings.History.Schema is not (null or "main"))
        {
            throw new DatabaseNotConfiguredException(
                "SQLite has no schemas. Leave MigrateOptions.Schema out, and name the history table without one.");
        }

        if (settings.Role is not null || settings.GrantTo.Count > 0)
        {
            throw new DatabaseNotConfiguredException(
                "SQLite has no roles: whoever may write the file may migrate it. "
                + "Leave MigrateOptions.Role and MigrateOptions.GrantTo out.");
        }
    }
}
