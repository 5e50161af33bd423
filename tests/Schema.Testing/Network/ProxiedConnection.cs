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
        client.NoDelay = server.NoDelay = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, serverPort);
        }
        catch (SocketException)
        {
            Cut(Network.Cut.Reset); // Nobody listens.
            return;
        }

        var toServer = new OneWay(client, options.Latency, FromClient, parcel => DeliverAsync(parcel, server));
        var toClient = new OneWay(server, options.Latency, FromServer, parcel => DeliverAsync(parcel, client));
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

    private IEnumerable<Parcel> FromClient(ReadOnlyMemory<byte> chunk)
    {
        count.FromClient(chunk.Length);
        if (options.BeforeMessage is not { } before)
        {
            yield return new Parcel(chunk);
            yield break;
        }

        // The cut travels behind what was sent before it, so that it happens at exactly this message.
        foreach (var message in _messages.Read(chunk))
        {
            yield return new Parcel(message.Bytes, before(message));
        }
    }

    private static IEnumerable<Parcel> FromServer(ReadOnlyMemory<byte> chunk) => [new Parcel(chunk)];

    private async Task DeliverAsync(Parcel parcel, Socket to)
    {
        if (Passes && parcel.Cut is { } cut)
        {
            Cut(cut);
        }

        if (Passes)
        {
            await SendAsync(to, parcel);
        }
    }

    private async Task SendAsync(Socket to, Parcel parcel)
    {
        try
        {
            if (parcel.IsEnd)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }

            if (to == client)
            {
                count.ToClient(parcel.Bytes.Length);
            }

            await to.SendAsync(parcel.Bytes);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            Cut(Network.Cut.Reset); // The receiver is gone: the sender learns it.
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
