using System.Globalization;

namespace Schema.Runner.Sqlite;

/// <summary>Says what a run waits for, once each time. SQLite does not tell whose connection it is.</summary>
internal sealed class WaitingNotice(string file, TimeProvider clock)
{
    private bool _isSaid;

    /// <param name="doing">What the other connection does with the file: <c>writing to</c>.</param>
    /// <param name="began">When this run first found it at that, as the clock's timestamp.</param>
    public void Say(IFlightObserver observer, string doing, long began)
    {
        if (_isSaid)
        {
            return;
        }

        _isSaid = true;
        var since = clock.GetUtcNow() - clock.GetElapsedTime(began);
        observer.Noticed("NOTICE", string.Create(
            CultureInfo.InvariantCulture,
            $"Another connection has been {doing} {file} since {since:HH:mm:ss} UTC or longer: waiting for it"));
    }

    /// <summary>The wait is over. Another one is told of again.</summary>
    public void End() => _isSaid = false;
}
