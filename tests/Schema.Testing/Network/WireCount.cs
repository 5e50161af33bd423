namespace Schema.Testing.Network;

/// <summary>What passed a <see cref="TcpProxy"/>, over all its connections.</summary>
public sealed class WireCount
{
    private int _connections;
    private int _roundTrips;
    private long _bytesFromClients;
    private long _bytesFromServer;

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>How often a client waited for the server.</summary>
    public int RoundTrips => Volatile.Read(ref _roundTrips);

    public long BytesFromClients => Interlocked.Read(ref _bytesFromClients);

    public long BytesFromServer => Interlocked.Read(ref _bytesFromServer);

    internal ConnectionCount Connect()
    {
        Interlocked.Increment(ref _connections);
        return new ConnectionCount(this);
    }

    /// <summary>Counts one connection, as seen from the client's end of it.</summary>
    internal sealed class ConnectionCount(WireCount total)
    {
        private bool _unanswered;

        public void FromClient(int bytes)
        {
            Interlocked.Add(ref total._bytesFromClients, bytes);
            if (bytes > 0)
            {
                Volatile.Write(ref _unanswered, true);
            }
        }

        // A round trip is a change of direction: bytes for the client after bytes from it. A farewell, which nobody
        // answers, is none; neither is TCP's own handshake. A server may answer the beginning of what a client sends
        // before its end has left the client: a latency of some milliseconds keeps that from being counted twice.
        public void ToClient(int bytes)
        {
            Interlocked.Add(ref total._bytesFromServer, bytes);
            if (bytes > 0 && Interlocked.Exchange(ref _unanswered, false))
            {
                Interlocked.Increment(ref total._roundTrips);
            }
        }
    }
}
