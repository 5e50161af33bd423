using System.Data;
using Npgsql;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>One connection to a PostgreSQL server. It keeps no state there between two calls, so that a pooler does not
/// matter.</summary>
internal sealed class PostgresSession : DatabaseSession
{
    public const string DefaultSchema = "public";
    private static readonly Version Oldest = new(12, 0);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly SessionSettings _settings;
    private readonly ConnectionSource _connections;
    private readonly HistorySql _history;
    private readonly Gate _gate;
    private readonly HistoryReader _reader;
    private NpgsqlConnection _connection;
    private FoundHistory? _found;

    private PostgresSession(SessionSettings settings, ConnectionSource connections, NpgsqlConnection connection)
    {
        var schema = settings.Schema ?? DefaultSchema;
        var history = new TableName(settings.History.Schema ?? schema, settings.History.Name);

        _settings = settings;
        _connections = connections;
        _connection = connection;
        _history = new HistorySql(history);
        _gate = new Gate(history);
        _reader = new HistoryReader(_history, _gate);
        Dialect = new PostgresDialect(connection.PostgreSqlVersion, schema, settings.GrantTo);
    }

    public override Dialect Dialect { get; }

    public override string Database => _connections.Database;

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

        var found = _found ?? throw new InvalidOperationException("The history is read before a flight.");
        var settings = new TransactionSettings(
            Dialect.DefaultSchema, _connections.ApplicationName, Dialect.Capabilities.Version, found.IsLinux);
        var preparation = found.Reading.State is HistoryState.Ready
            ? []
            : _history.Prepare(found.Shape, _settings.Role, _settings.GrantTo);
        var commands = new FlightScript(_history, _gate, settings, _settings.Role).Write(flight, [.. preparation]);

        return await new PostgresFlight(_connections, _connection, found.IsDirect, _history, _gate)
            .RunAsync([.. commands], flight, observer, cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        // A dead connection's farewell waits for an answer that never comes.
        var farewell = _connection.DisposeAsync().AsTask();
        farewell.Forget();
        await Task.WhenAny(farewell, Task.Delay(Farewell));
        await _connections.DisposeAsync();
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
