using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Schema.Testing.Network;

/// <summary>The wire between a client and a PostgreSQL server on this machine: it counts, delays and cuts.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly int _serverPort;
    private readonly TcpProxyOptions _options;
    private readonly Task _accepting;

    /// <param name="serverPort">The port on loopback that connections are passed on to.</param>
    public TcpProxy(int serverPort, TcpProxyOptions? options = null)
    {
        _serverPort = serverPort;
        _options = options ?? new();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public WireCount Count { get; } = new();

    /// <summary>Cuts all connections of this moment. New ones are accepted.</summary>
    public void CutAll(Cut cut)
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Cut(cut);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        CutAll(Cut.Reset);
        await Task.WhenAll(_connections.Values);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                var connection = new ProxiedConnection(client, server, _options, Count.Connect());
                _connections[connection] = RunAsync(connection);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task RunAsync(ProxiedConnection connection)
    {
        await Task.Yield();
        await connection.RunAsync(_serverPort);
        _connections.TryRemove(connection, out _);
    }
}
