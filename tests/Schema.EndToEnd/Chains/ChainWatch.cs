using Schema.Testing.Postgres;

namespace Schema.EndToEnd.Chains;

/// <summary>Looks at a database again and again while others work on it: no moment may show a half migration.</summary>
internal sealed class ChainWatch
{
    private readonly Task _watching;
    private volatile bool _ended;

    public ChainWatch(PostgresDatabase database) => _watching = Task.Run(() => WatchAsync(database));

    /// <summary>Fails if there was such a moment.</summary>
    public Task EndAsync()
    {
        _ended = true;
        return _watching;
    }

    private async Task WatchAsync(PostgresDatabase database)
    {
        await using var connection = await database.OpenAsync();
        while (!_ended)
        {
            (await ChainState.ReadAsync(connection)).ShouldBeWhole();
            await Task.Delay(5);
        }
    }
}
