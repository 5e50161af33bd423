using System.Diagnostics;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Schema.Testing.Network;

/// <summary>One direction of a connection: receives, lets it travel for a while, delivers in order.</summary>
internal sealed class OneWay(
    Socket from,
    TimeSpan latency,
    Func<ReadOnlyMemory<byte>, IEnumerable<Parcel>> received,
    Func<Parcel, Task> deliver)
{
    // Bounded, as a wire is: a client and a server that both only send would still wait for each other.
    private readonly Channel<(long Sent, Parcel Parcel)> _wire = Channel.CreateBounded<(long, Parcel)>(1_000);

    public Task RunAsync() => Task.WhenAll(ReceiveAsync(), DeliverAsync());

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var length and > 0)
            {
                foreach (var parcel in received(buffer.AsMemory(0, length).ToArray()))
                {
                    await SendAsync(parcel);
                }
            }

            await SendAsync(Parcel.End);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            await SendAsync(Parcel.Broken);
        }

        _wire.Writer.Complete();
    }

    private ValueTask SendAsync(Parcel parcel) => _wire.Writer.WriteAsync((Stopwatch.GetTimestamp(), parcel));

    private async Task DeliverAsync()
    {
        await foreach (var (sent, parcel) in _wire.Reader.ReadAllAsync())
        {
            var remaining = latency - Stopwatch.GetElapsedTime(sent);
            if (remaining > TimeSpan.Zero)
            {
                await Task.Delay(remaining);
            }

            await deliver(parcel);
        }
    }
}

/// <summary>What travels: bytes, after the cut that may come before them.</summary>
internal sealed record Parcel(ReadOnlyMemory<byte> Bytes, Cut? Cut = null)
{
    /// <summary>The sender has nothing more to say.</summary>
    public static Parcel End { get; } = new(default(ReadOnlyMemory<byte>));

    /// <summary>The sender is gone.</summary>
    public static Parcel Broken { get; } = new(default, Network.Cut.Reset);

    public bool IsEnd => Bytes.IsEmpty;
}
