using Schema.Testing.Network;

namespace Schema.EndToEnd.Concurrency;

/// <summary>Holds every runner on the wire, before its first statement, until all of them are there.</summary>
internal sealed class StatementBarrier(int runners)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrived;

    public TcpProxyOptions Options => new() { BeforeMessage = ArriveAsync };

    private async Task<Cut?> ArriveAsync(ClientMessage message)
    {
        if (message.Type is 'P' or 'Q')
        {
            if (Interlocked.Increment(ref _arrived) == runners)
            {
                _all.SetResult();
            }

            await _all.Task;
        }

        return null;
    }
}
