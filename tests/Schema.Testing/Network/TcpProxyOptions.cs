namespace Schema.Testing.Network;

/// <summary>What a <see cref="TcpProxy"/> does to the connections that pass it.</summary>
public sealed record TcpProxyOptions
{
    /// <summary>How long bytes travel in each direction: half of a round trip.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Asked before each message of a client is passed on. An answer cuts the connection before it.</summary>
    /// <remarks>The server waits for the message meanwhile: it has been sent all that came before.</remarks>
    public Func<ClientMessage, Task<Cut?>>? BeforeMessage { get; init; }
}
