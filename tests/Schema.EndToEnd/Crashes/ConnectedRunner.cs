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
                return _run.CancelAsync();
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
