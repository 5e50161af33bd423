using System.Globalization;
using Npgsql;

namespace Schema.Runner;

/// <summary>Where connections come from: a connection string or an application's data source, and what every connection
/// of ours has in common.</summary>
internal sealed class ConnectionSource : IAsyncDisposable
{
    // Longer than this the server would cut it.
    private const int LongestApplicationName = 63;

    private readonly NpgsqlDataSource? _own;
    private readonly GivenDataSource? _given;

    /// <exception cref="DatabaseNotConfiguredException">The setting cannot be read.</exception>
    public ConnectionSource(SessionSettings settings)
    {
        var connection = PostgresSetting.Read(settings.Database);
        ApplicationName = connection.ApplicationName ?? Shortened($"schema {settings.Release}".TrimEnd());
        Database = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{connection.Database ?? connection.Username}\" on {connection.Host}{Port(connection)}");
        Place = new("postgresql", connection.Database ?? connection.Username ?? "")
        {
            Host = connection.Host,
            Port = Port(connection).Length == 0 ? null : connection.Port,
        };
        ShowsDetails = connection.IncludeErrorDetail;
        Settle(connection, ApplicationName);
        if (settings.DataSource is { } given)
        {
            _given = new(given, connection);
        }
        else
        {
            _own = Source(connection);
        }
    }

    /// <summary>Database and host, as messages show them.</summary>
    public string Database { get; }

    /// <summary>The same for traces and metrics.</summary>
    public DatabasePlace Place { get; }

    public string ApplicationName { get; }

    /// <summary>What is in a row may be shown.</summary>
    public bool ShowsDetails { get; }

    /// <exception cref="DatabaseUnavailableException">It cannot be reached, or refuses.</exception>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var opening = _given?.OpenAsync() ?? _own!.OpenConnectionAsync(CancellationToken.None).AsTask();
        try
        {
            return await opening.OrCancelled(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _ = CloseAsync(opening);
            throw;
        }
        catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error))
        {
            throw new DatabaseUnavailableException(Database, PostgresErrors.Words(error), error);
        }
    }

    // An application's data source stays the application's.
    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task CloseAsync(Task<NpgsqlConnection> opening)
    {
        try
        {
            await using var connection = await opening;
        }
        catch (Exception error) when (PostgresErrors.IsFromServerOrWire(error))
        {
            // It was never opened.
        }
    }

    private static void Settle(NpgsqlConnectionStringBuilder connection, string applicationName)
    {
        connection.ApplicationName = applicationName;
        connection.Pooling = false;
        connection.Enlist = false;
        connection.Multiplexing = false;
        connection.IncludeFailedBatchedCommand = true;

        if (!IsSocketFile(connection))
        {
            SetUnlessGiven(connection, "Tcp Keepalive", to => to.TcpKeepAlive = true);
            SetUnlessGiven(connection, "Tcp Keepalive Time", to => to.TcpKeepAliveTime = 15);
            SetUnlessGiven(connection, "Tcp Keepalive Interval", to => to.TcpKeepAliveInterval = 5);
        }
    }

    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder connection)
    {
        // Of several hosts, the one that can be written. Npgsql takes the wish apart from the string.
        var wanted = connection.TargetSessionAttributes;
        connection.TargetSessionAttributes = null;

        // Without the type catalog, which nothing here needs, a fresh connection saves its round trips.
        var builder = new NpgsqlSlimDataSourceBuilder(connection.ConnectionString);
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        builder.EnableTransportSecurity();

        // For code of migrations.
        builder.EnableArrays();
        builder.EnableJsonTypes();
        builder.EnableIntegratedSecurity();
        return wanted is null && !connection.Host!.Contains(',')
            ? builder.Build()
            : builder.BuildMultiHost().WithTargetSession(TargetSession(wanted));
    }

    private static TargetSessionAttributes TargetSession(string? wanted) =>
        wanted is null
            ? TargetSessionAttributes.Primary
            : Enum.Parse<TargetSessionAttributes>(wanted.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static void SetUnlessGiven(
        NpgsqlConnectionStringBuilder connection, string keyword, Action<NpgsqlConnectionStringBuilder> set)
    {
        if (!connection.ShouldSerialize(keyword))
        {
            set(connection);
        }
    }

    // It refuses TCP's settings, and has no port to show.
    private static bool IsSocketFile(NpgsqlConnectionStringBuilder connection) => connection.Host!.StartsWith('/');

    private static string Port(NpgsqlConnectionStringBuilder connection) =>
        connection.Host!.Contains(',') || connection.Host.Contains(':') || IsSocketFile(connection)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $":{connection.Port}");

    private static string Shortened(string name) =>
        name.Length <= LongestApplicationName ? name : name[..LongestApplicationName];
}
