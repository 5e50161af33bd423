using System.Net.Sockets;
using Schema.Testing.Network;
using Schema.Testing.Processes;

namespace Schema.Testing.Postgres;

/// <summary>PgBouncer in transaction mode: each transaction may run on another of its server connections.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private readonly Leash _leash;
    private readonly string _folder;

    private PgBouncer(string folder, int port)
    {
        _folder = folder;
        Port = port;
        _leash = new Leash(folder, "/bin/sh", "-c", "kill \"$(cat \"$0/pid\")\"", folder);
    }

    public int Port { get; }

    private string LogFile => Path.Combine(_folder, "log");

    /// <param name="server">A server without a password.</param>
    /// <param name="poolSize">How many server connections a database gets.</param>
    public static async Task<PgBouncer> StartAsync(PostgresServer server, int poolSize = 20)
    {
        var program = Executable.Find("pgbouncer", ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"])
            ?? throw new MissingPrerequisiteException(
                "PgBouncer is missing: run ./test.sh, or install the package pgbouncer.");

        var pooler = new PgBouncer(await ServerAccount.CreateFolderAsync("pgbouncer"), FreePort.Find());
        var settings = Path.Combine(pooler._folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(settings, pooler.Settings(server, poolSize));
        await ServerAccount.RunAsync(program, "--daemon", settings);
        await pooler.WaitUntilReadyAsync();
        return pooler;
    }

    /// <summary>What the pooler wrote so far, for a test that failed.</summary>
    public string ReadLog() => File.ReadAllText(LogFile);

    public ValueTask DisposeAsync() => _leash.DisposeAsync();

    private string Settings(PostgresServer server, int poolSize) => $"""
        [databases]
        * = host={PostgresServer.Host} port={server.Port} user={PostgresServer.UserName}

        [pgbouncer]
        listen_addr = {PostgresServer.Host}
        listen_port = {Port}
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = {poolSize}
        max_client_conn = 500
        ignore_startup_parameters = extra_float_digits
        logfile = {LogFile}
        pidfile = {_folder}/pid

        """;

    private async Task WaitUntilReadyAsync()
    {
        for (var patience = 100; ; patience--)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(PostgresServer.Host, Port);
                return;
            }
            catch (SocketException) when (patience > 0)
            {
                await Task.Delay(50);
            }
        }
    }
}
