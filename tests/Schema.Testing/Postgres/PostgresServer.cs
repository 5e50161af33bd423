using Npgsql;
using Schema.Testing.Network;
using Schema.Testing.Processes;

namespace Schema.Testing.Postgres;

/// <summary>A real PostgreSQL server in a folder of its own, on loopback. It never outlives this process.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string Host = "127.0.0.1";
    public const string UserName = "postgres";

    /// <summary>The application name of the tests' own connections.</summary>
    internal const string Observer = "test";

    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(() => StartAsync());

    private readonly PostgresServerOptions _options;
    private readonly string _folder;
    private readonly Leash _leash;

    private PostgresServer(string folder, PostgresServerOptions options)
    {
        _folder = folder;
        _options = options;
        _leash = new Leash(folder, PgCtl, "stop", "-D", Data, "-m", "immediate");
    }

    public int Port { get; private set; }

    private static string PgCtl => PostgresBinaries.Path("pg_ctl");

    private string Data => Path.Combine(_folder, "data");

    private string LogFile => Path.Combine(_folder, "log");

    /// <summary>The server that the tests of an assembly share, each with databases of its own.</summary>
    public static Task<PostgresServer> SharedAsync() => SharedServer.Value;

    /// <summary>A server for one test, which may stop and restart it.</summary>
    public static async Task<PostgresServer> StartAsync(PostgresServerOptions? options = null)
    {
        var initdb = PostgresBinaries.Path("initdb");
        var server = new PostgresServer(await ServerAccount.CreateFolderAsync("postgres"), options ?? new());
        await server.InitializeAsync(initdb);
        await server.StartOnFreePortAsync();
        return server;
    }

    /// <summary>A replica that streams from this server, for as long as it is not disposed.</summary>
    public async Task<PostgresServer> StartReplicaAsync()
    {
        var replica = new PostgresServer(await ServerAccount.CreateFolderAsync("replica"), _options);
        await ServerAccount.RunAsync(
            PostgresBinaries.Path(ReplicaFactAttribute.Program),
            ["-D", replica.Data, "-R", "-h", Host, "-p", $"{Port}", "-U", UserName, "-X", "stream", "-c", "fast", "--no-sync"]);
        await replica.StartOnFreePortAsync();
        return replica;
    }

    /// <summary>A new, empty database, dropped on dispose.</summary>
    /// <param name="like">What is in it from the beginning; nobody may be connected to that.</param>
    public async Task<PostgresDatabase> CreateDatabaseAsync(PostgresDatabase? like = null)
    {
        var database = new PostgresDatabase(this, $"test_{Guid.NewGuid():N}");
        await ExecuteAsync($"CREATE DATABASE {database.Name} TEMPLATE {like?.Name ?? "template1"}");
        return database;
    }

    /// <summary>Pools nothing, so that a test sees its own connections only.</summary>
    public string ConnectionString(string database, int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = port ?? Port,
        Username = UserName,
        Password = _options.Password,
        Database = database,
        ApplicationName = Observer,
        Pooling = false,
    }.ConnectionString;

    public string Url(string database, int? port = null)
    {
        var password = _options.Password is { } secret ? $":{Uri.EscapeDataString(secret)}" : "";
        return $"postgres://{UserName}{password}@{Host}:{port ?? Port}/{database}";
    }

    /// <summary>Runs a statement in the database <c>postgres</c>.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts again after <see cref="StopAsync"/>, on the same port.</summary>
    public Task StartAsync() =>
        ServerAccount.RunAsync(PgCtl, "start", "-D", Data, "-l", LogFile, "-w", "-o", $"-p {Port}");

    /// <param name="immediate">As in a crash; otherwise sessions are ended in order.</param>
    public Task StopAsync(bool immediate = false) =>
        ServerAccount.RunAsync(PgCtl, "stop", "-D", Data, "-w", "-m", immediate ? "immediate" : "fast");

    public async Task RestartAsync(bool immediate = false)
    {
        await StopAsync(immediate);
        await StartAsync();
    }

    /// <summary>Restarts as a standby whose primary is silent: it can be read, and not written.</summary>
    public async Task BecomeStandbyAsync()
    {
        await StopAsync();
        await File.WriteAllTextAsync(Path.Combine(Data, "standby.signal"), "");
        await StartAsync();
    }

    /// <summary>What the server wrote so far, for a test that failed.</summary>
    public string ReadLog() => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    public ValueTask DisposeAsync() => _leash.DisposeAsync();

    private async Task InitializeAsync(string initdb)
    {
        string[] authentication = ["--auth", "trust"];
        if (_options.Password is { } password)
        {
            var file = Path.Combine(_folder, "password");
            await File.WriteAllTextAsync(file, password);
            authentication = ["--auth", "scram-sha-256", "--pwfile", file];
        }

        await ServerAccount.RunAsync(
            initdb, ["-D", Data, "-U", UserName, "-E", "UTF8", "--no-locale", "--no-sync", .. authentication]);

        await File.AppendAllLinesAsync(Path.Combine(Data, "postgresql.conf"), Settings());
    }

    private IEnumerable<string> Settings() =>
    [
        $"listen_addresses = '{Host}'",
        "unix_socket_directories = ''",
        "max_connections = 300",
        "log_line_prefix = '%m [%p] %q%a@%d '",
        $"fsync = {(_options.Durable ? "on" : "off")}",
        .. _options.Settings,
    ];

    private async Task StartOnFreePortAsync()
    {
        const int Attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            Port = FreePort.Find();
            try
            {
                await StartAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < Attempts && PortWasTaken())
            {
                // Somebody was faster.
            }
            catch (InvalidOperationException failure)
            {
                throw new InvalidOperationException($"{failure.Message}\n{ReadLog()}", failure);
            }
        }
    }

    private bool PortWasTaken() => ReadLog().Contains("Address already in use", StringComparison.Ordinal);
}
