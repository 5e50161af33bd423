using System.Diagnostics;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Schema.Testing.Network;

/// <summary>One direction of a connection: receives, lets it travel for a while, delivers in order.</summary>
/// <param name="from">Who sends.</param>
/// <param name="latency">How long the journey takes.</param>
/// <param name="received">Told how many bytes have set out.</param>
/// <param name="deliver">Takes what has arrived; no bytes are the end of them.</param>
/// <param name="broken">Told that the sender is gone without an end.</param>
internal sealed class OneWay(
    Socket from, TimeSpan latency, Action<int> received, Func<ReadOnlyMemory<byte>, Task> deliver, Action broken)
{
    // Bounded, as a wire is: a client and a server that both only send would still wait for each other.
    private readonly Channel<(long Sent, ReadOnlyMemory<byte> Bytes)> _wire =
        Channel.CreateBounded<(long, ReadOnlyMemory<byte>)>(1_000);

    public Task RunAsync() => Task.WhenAll(ReceiveAsync(), DeliverAsync());

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int length;
            do
            {
                length = await from.ReceiveAsync(buffer);
                received(length);
                await _wire.Writer.WriteAsync((Stopwatch.GetTimestamp(), buffer.AsMemory(0, length).ToArray()));
            }
            while (length > 0);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            broken();
        }

        _wire.Writer.Complete();
    }

    private async Task DeliverAsync()
    {
        await foreach (var (sent, bytes) in _wire.Reader.ReadAllAsync())
        {
            var remaining = latency - Stopwatch.GetElapsedTime(sent);
            if (remaining > TimeSpan.Zero)
            {
                await Task.Delay(remaining);
            }

            await deliver(bytes);
        }
    }
}
