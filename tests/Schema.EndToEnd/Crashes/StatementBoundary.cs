using Schema.Testing.Network;

namespace Schema.EndToEnd.Crashes;

/// <summary>Something goes wrong when the server has all that a runner sends before its n-th statement.</summary>
internal sealed class StatementBoundary(int number, Func<Task<Cut?>> goWrong)
{
    private int _passed;

    /// <summary>How many statements have been sent.</summary>
    public int Passed => Volatile.Read(ref _passed);

    public TcpProxyOptions Options => new() { BeforeMessage = BeforeAsync };

    // A sync ends what is sent together: behind the last statement of a flight is a boundary too.
    private async Task<Cut?> BeforeAsync(ClientMessage message) =>
        message.Type is 'P' or 'Q' or 'S' && Interlocked.Increment(ref _passed) == number ? await goWrong() : null;
}
