namespace Schema.Runner;

/// <summary>What is said of a migration that takes its time: a line when something changes, and one every few
/// seconds.</summary>
internal sealed class WatchLines(TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private string? _before;
    private string? _phase;
    private long _saidAt;
    private long? _waitsSince;

    /// <param name="build">What the server builds; <see langword="null"/> if nothing.</param>
    /// <param name="inTheWay">Whom it waits for.</param>
    /// <returns><see langword="null"/> where there is nothing to say.</returns>
    public string? Next(Build? build, IReadOnlyList<Blocker> inTheWay)
    {
        _waitsSince = inTheWay.Count == 0 ? null : _waitsSince ?? clock.GetTimestamp();
        if (build is null && !IsOver(_waitsSince))
        {
            // A short wait is told of when it was in vain.
            return null;
        }

        var waiting = inTheWay.Count == 0 ? "" : $"waits for {string.Join("; ", inTheWay)}";
        var phase = $"{build?.Index} {build?.Phase} {string.Join(' ', inTheWay.Select(one => one.ProcessId))}";
        var line = string.Join(", ", new[] { build?.ToString(), waiting }.Where(part => part is { Length: > 0 }));
        if (line == _before || (phase == _phase && !IsOver(_saidAt)))
        {
            return null;
        }

        (_before, _phase, _saidAt) = (line, phase, clock.GetTimestamp());
        return line;
    }

    private bool IsOver(long? since) => since is { } began && clock.GetElapsedTime(began) >= Interval;
}
