namespace Schema.Testing.Network;

/// <summary>How a connection through a <see cref="TcpProxy"/> is cut.</summary>
public enum Cut
{
    /// <summary>Both ends are told at once (RST).</summary>
    Reset,

    /// <summary>Both ends are told in order (FIN).</summary>
    Close,

    /// <summary>The client is told (RST), the server is not: what it has received it works off.</summary>
    ClientOnly,

    /// <summary>Nobody is told, and nothing passes any more.</summary>
    BlackHole,
}
