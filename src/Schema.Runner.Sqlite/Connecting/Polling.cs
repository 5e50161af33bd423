namespace Schema.Runner.Sqlite;

/// <summary>Waits for other connections by trying again: SQLite's own waiting cannot be cancelled.</summary>
internal static class Polling
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <returns>Whether it succeeded in time.</returns>
    public static async Task<bool> UntilAsync(
        Func<bool> attempt, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (!attempt())
        {
            if (limit != Timeout.InfiniteTimeSpan && clock.GetElapsedTime(started) >= limit)
            {
                return false;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }

        return true;
    }
}
