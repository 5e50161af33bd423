using System.Net;
using System.Net.Sockets;

namespace Schema.Testing.Network;

/// <summary>One client's connection through a <see cref="TcpProxy"/>: both directions, and how they are cut.</summary>
internal sealed class ProxiedConnection(
    Socket client, Socket server, TcpProxyOptions options, WireCount.ConnectionCount count)
{
    private readonly ClientMessages _messages = new();
    private volatile bool _serverKnowsNothing;
    private volatile bool _silent;

    private bool Passes => !_silent && !_serverKnowsNothing;

    public async Task RunAsync(int serverPort)
    {
        try
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, serverPort);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            Cut(Network.Cut.Reset); // Nobody listens, or it was cut before it began.
            return;
        }

        var toServer = new OneWay(client, options.Latency, count.FromClient, DeliverToServerAsync, OnBroken);
        var toClient = new OneWay(server, options.Latency, _ => { }, DeliverToClientAsync, OnBroken);
        await Task.WhenAll(toServer.RunAsync(), toClient.RunAsync());

        client.Dispose();
        server.Dispose();
    }

    public void Cut(Cut cut)
    {
        switch (cut)
        {
            case Network.Cut.Reset:
                Reset(client);
                Reset(server);
                break;
            case Network.Cut.Close:
                client.Close();
                server.Close();
                break;
            case Network.Cut.ClientOnly:
                _serverKnowsNothing = true;
                Reset(client);
                break;
            case Network.Cut.BlackHole:
                _silent = true;
                break;
        }
    }

    private async Task DeliverToServerAsync(ReadOnlyMemory<byte> bytes)
    {
        if (options.BeforeMessage is not { } before || bytes.IsEmpty)
        {
            await SendAsync(server, bytes);
            return;
        }

        foreach (var message in _messages.Read(bytes))
        {
            if (Passes && await before(message) is { } cut)
            {
                Cut(cut);
            }

            await SendAsync(server, message.Bytes);
        }
    }

    private async Task DeliverToClientAsync(ReadOnlyMemory<byte> bytes)
    {
        if (Passes)
        {
            count.ToClient(bytes.Length);
        }

        await SendAsync(client, bytes);
    }

    private async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        if (!Passes)
        {
            return;
        }

        try
        {
            if (bytes.IsEmpty)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }

            await to.SendAsync(bytes);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            OnBroken();
        }
    }

    // One end is gone, and the other learns it as it would without a proxy.
    private void OnBroken()
    {
        if (Passes)
        {
            Cut(Network.Cut.Reset);
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }

        socket.Close();
    }
}
