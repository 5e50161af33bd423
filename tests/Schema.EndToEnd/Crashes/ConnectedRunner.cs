using Schema.EndToEnd.Links;
using Schema.Runner;
using Schema.Testing.Network;
using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Crashes;

/// <summary>A runner whose connection is cut, whose session is terminated, and who is cancelled.</summary>
internal sealed class ConnectedRunner(PostgresDatabase database, int port, int links) : IUnluckyRunner
{
    private readonly Migrator _migrator = new(Chain.Of(links));
    private readonly TcpProxy _proxy = new(port);
    private CancellationTokenSource _run = new();

    public async Task RunUntilDoneAsync()
    {
        while (!await TryRunAsync())
        {
            _run = new CancellationTokenSource();
        }
    }

    public Task SufferAsync(Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                return CancelAsync();
            case 1:
                return database.TerminateSessionsAsync(atMost: 1);
            default:
                _proxy.CutAll((Cut)random.Next((int)Cut.BlackHole));
                return Task.CompletedTask;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _run.Dispose();
    }

    // Npgsql 10.0.0 throws out of Cancel() where the token meets a connection that closes at that moment.
    private async Task CancelAsync()
    {
        try
        {
            await _run.CancelAsync();
        }
        catch (AggregateException meeting) when (meeting.InnerExceptions.All(failure => failure is ObjectDisposedException))
        {
        }
    }

    private async Task<bool> TryRunAsync()
    {
        try
        {
            await _migrator.MigrateAsync(new() { Database = database.UrlThrough(_proxy.Port) }, _run.Token);
            return true;
        }
        catch (Exception mishap) when (mishap is
            ConnectionLostException or DatabaseUnavailableException or OperationCanceledException)
        {
            return false;
        }
    }
}
