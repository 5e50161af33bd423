using System.Net;
using System.Net.Sockets;

namespace Schema.Testing.Network;

/// <summary>A loopback port that nobody listens on at this moment.</summary>
public static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
