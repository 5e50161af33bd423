using Microsoft.Data.Sqlite;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner.Sqlite;

/// <summary>One connection to one database, opened when there is something to read or to write.</summary>
internal sealed class SqliteSession(SqliteAddress address, SessionSettings settings, TimeProvider clock)
    : DatabaseSession
{
    private readonly WaitingNotice _waiting = new(address.ToString(), clock);
    private SqliteDatabase? _database;

    public override Dialect Dialect { get; } = new SqliteDialect(SqliteDatabase.LibraryVersion);

    public override string Database => address.ToString();

    public override DatabasePlace Place => new("sqlite", Database);

    public override Task<HistoryReading> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancellationToken) =>
        ReportFileErrorsAsync(() => ReadAsync(detail, cancellationToken));

    public override Task<FlightOutcome> FlyAsync(
        Flight flight, IFlightObserver observer, CancellationToken cancellationToken) =>
        ReportFileErrorsAsync(() => OpenToWrite(observer, flight).RunAsync(observer, cancellationToken));

    public override Task<Catalog> ReadCatalogAsync(CancellationToken cancellationToken) =>
        ReportFileErrorsAsync(() => ReadAsync(
            database => SqliteObjects.Read(database, settings.History.Name), () => new Catalog([]), cancellationToken));

    public override Task<string> DumpAsync(Func<string, string?> variable, CancellationToken cancellationToken) =>
        ReportFileErrorsAsync(() => ReadAsync(
            database => SqliteDump.Read(database, settings.History), () => "", cancellationToken));

    public override Task LoadAsync(string dump, CancellationToken cancellationToken)
    {
        try
        {
            SqliteDump.Load(_database ??= SqliteDatabase.Open(address.ToConnectionString(mayCreate: true)), dump);
            return Task.CompletedTask;
        }
        catch (SqliteException error)
        {
            throw DumpException.NotLoaded(Database, error.ToServerError(), error);
        }
    }

    public override Task<long?> CountRowsAsync(TableName table, int limit, CancellationToken cancellationToken)
    {
        var counted = $"SELECT count(*) FROM (SELECT 1 FROM {SqliteSyntax.Name(table.Name)} LIMIT $1)";
        try
        {
            return Task.FromResult(_database?.Query(counted, limit)[0].Integer(0));
        }
        catch (SqliteException)
        {
            return Task.FromResult<long?>(null);
        }
    }

    public override ValueTask DisposeAsync()
    {
        _database?.Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteFlight OpenToWrite(IFlightObserver observer, Flight flight)
    {
        var database = _database ??= SqliteDatabase.Open(address.ToConnectionString(mayCreate: true));
        database.RequireWritable();
        if (address.IsPrivate)
        {
            observer.Noticed("WARNING", "The database is in memory and belongs to this run alone: it goes at its end.");
        }

        return new(database, settings.History, address.EnforcesForeignKeys, flight, _waiting, clock);
    }

    private Task<HistoryReading> ReadAsync(HistoryDetail detail, CancellationToken cancellationToken) => ReadAsync(
        database => new SqliteHistory(database, settings.History).Read(detail),
        () => new HistoryReading([], HistoryState.Missing, LockHolder: null),
        cancellationToken);

    private async Task<T> ReadAsync<T>(
        Func<SqliteDatabase, T> read, Func<T> ofNoFile, CancellationToken cancellationToken)
    {
        if (_database is null && !address.Exists())
        {
            RefuseImpossibleFile();
            return ofNoFile();
        }

        // Not read-only: after a crash, whoever opens the file next has to undo what the dead process left half done.
        var database = _database ??= SqliteDatabase.Open(address.ToConnectionString(mayCreate: false));
        database.Execute("BEGIN");
        try
        {
            await WaitForReadingAsync(database, cancellationToken);
            return read(database);
        }
        finally
        {
            database.Execute("ROLLBACK");
        }
    }

    // A file that is only missing is made by the first migration: until then, all of them are pending.
    private void RefuseImpossibleFile()
    {
        if (address.Obstacle() is { } obstacle)
        {
            var error = new ServerError("SQLITE_CANTOPEN", obstacle);
            throw new DatabaseUnavailableException(Database, error, new IOException(error.OnOneLine));
        }
    }

    // In the rollback journal modes, a writer keeps readers out for the moment of its commit.
    private async Task WaitForReadingAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        var isFree = await Polling.UntilAsync(
            () => database.TryExecute("SELECT 1 FROM sqlite_schema LIMIT 1"),
            settings.LockTimeout,
            clock,
            cancellationToken);
        if (!isFree)
        {
            throw new LockTimeoutException(Database, holder: null, settings.LockTimeout, committed: []);
        }
    }

    private async Task<T> ReportFileErrorsAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (SqliteException error)
        {
            throw new DatabaseUnavailableException(Database, error.ToServerError(), error);
        }
    }
}
