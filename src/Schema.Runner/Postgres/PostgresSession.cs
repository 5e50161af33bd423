using System.Data;
using Npgsql;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>One connection to a PostgreSQL server. It keeps no state there between two calls, so that a pooler does not
/// matter.</summary>
internal sealed partial class PostgresSession : DatabaseSession
{
    public const string DefaultSchema = "public";
    private static readonly Version Oldest = new(12, 0);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimeToTidy = TimeSpan.FromSeconds(3);

    private readonly SessionSettings _settings;
    private readonly ConnectionSource _connections;
    private readonly HistorySql _history;
    private readonly Gate _gate;
    private readonly BackfillSql _backfills;
    private readonly HistoryReader _reader;
    private readonly InstanceTable _instances;
    private NpgsqlConnection _connection;
    private FoundHistory? _found;
    private TimeSpan _unwatched = FlightWatch.Grace;

    private PostgresSession(SessionSettings settings, ConnectionSource connections, NpgsqlConnection connection)
    {
        var schema = settings.Schema ?? DefaultSchema;
        var history = new TableName(settings.History.Schema ?? schema, settings.History.Name);

        _settings = settings;
        _connections = connections;
        _connection = connection;
        _history = new HistorySql(history);
        _gate = new Gate(history);
        _backfills = new BackfillSql(history);
        _reader = new HistoryReader(_history, _gate);
        _instances = new InstanceTable(history);
        Dialect = new PostgresDialect(connection.PostgreSqlVersion, schema, settings.GrantTo);
    }

    public override Dialect Dialect { get; }

    public override string Database => _connections.Database;

    public override DatabasePlace Place => _connections.Place;

    /// <exception cref="DatabaseUnavailableException">It cannot be reached, or refuses, or is too old.</exception>
    public static async Task<PostgresSession> ConnectAsync(
        SessionSettings settings, CancellationToken cancellationToken)
    {
        var connections = new ConnectionSource(settings);
        try
        {
            var connection = await connections.ConnectAsync(cancellationToken);
            return connection.PostgreSqlVersion >= Oldest
                ? new PostgresSession(settings, connections, connection)
                : throw DatabaseUnavailableException.TooOld(connections.Database, connection.PostgreSqlVersion, Oldest);
        }
        catch
        {
            await connections.DisposeAsync();
            throw;
        }
    }

    public override async Task<HistoryReading> ReadHistoryAsync(
        HistoryDetail detail, CancellationToken cancellationToken)
    {
        try
        {
            _found = await ReadOnOpenConnectionAsync(detail, cancellationToken);
            return _found.Reading;
        }
        catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error))
        {
            throw new DatabaseUnavailableException(Database, PostgresErrors.Words(error), error);
        }
    }

    public override async Task<FlightOutcome> FlyAsync(
        Flight flight, IFlightObserver observer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        try
        {
            return await FlyAsync(Script.Write(flight, Preparation, Found.HasBackfills), flight, observer, cancellationToken);
        }
        catch (Exception error) when (flight.RunsOutside && error is not ConnectionLostException)
        {
            await TidyAsync(flight, observer);
            throw;
        }
    }

    public override async Task FreeLeakedLockAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand(_gate.TerminateLeak, _connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None).OrCancelled(cancellationToken);
        }
        catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error) || IsLost(error))
        {
            // Another role's session is not ours to end: it is waited for.
        }
    }

    public override async ValueTask DisposeAsync()
    {
        // A dead connection's farewell waits for an answer that never comes.
        var farewell = _connection.DisposeAsync().AsTask();
        farewell.Forget();
        await Task.WhenAny(farewell, Task.Delay(Farewell));
        await _connections.DisposeAsync();
    }

    private FoundHistory Found =>
        _found ?? throw new InvalidOperationException("The history is read before a flight.");

    // The statements that make the history table ours.
    private IReadOnlyList<string> Preparation => Found.Reading.State is HistoryState.Ready
        ? []
        : [.. _history.Prepare(Found.Shape, _settings.Role, _settings.GrantTo)];

    private FlightScript Script => new(_history, _gate, Settings, _settings);

    private TransactionSettings Settings =>
        new(Dialect.DefaultSchema, _connections.ApplicationName, Dialect.Capabilities.Version, Found.IsLinux);

    private async Task<FlightOutcome> FlyAsync(
        IEnumerable<FlightCommand> commands,
        Flight flight,
        IFlightObserver observer,
        CancellationToken cancellationToken)
    {
        try
        {
            return await new PostgresFlight(_connections, _connection, Found.IsDirect, _history, _gate, _unwatched)
                .RunAsync([.. commands], flight, observer, cancellationToken);
        }
        catch (MigrationException setback) when (setback.MayPass)
        {
            // Whoever was in the way may be there again, and is to be seen from the beginning.
            _unwatched = TimeSpan.Zero;
            throw;
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask().OrCancelled(cancellationToken);
        }
        catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error) || IsLost(error))
        {
            throw new DatabaseUnavailableException(Database, PostgresErrors.Words(error), error);
        }
    }

    // While others migrate, this connection is idle for minutes: something on the way may have cut it.
    private async Task<FoundHistory> ReadOnOpenConnectionAsync(
        HistoryDetail detail, CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadAsync(_connection, detail).OrCancelled(cancellationToken);
        }
        catch (Exception error) when (IsLost(error))
        {
            await _connection.DisposeAsync();
            _connection = await _connections.ConnectAsync(cancellationToken);
            return await _reader.ReadAsync(_connection, detail).OrCancelled(cancellationToken);
        }
    }

    // A connection that broke at the end of a flight is refused by Npgsql itself, as one that is not open.
    private bool IsLost(Exception error) =>
        _connection.State is not ConnectionState.Open
        && (PostgresErrors.IsFromServerOrWire(error) || error is InvalidOperationException);
}
