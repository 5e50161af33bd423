namespace Schema.Runner.Tests;

/// <summary>A clock on which a pause takes no time: it is asked for, others act, and it is over.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long _now;

    public List<TimeSpan> Pauses { get; } = [];

    /// <summary>Played during a pause.</summary>
    public Action<int> DuringPause { get; set; } = _ => { };

    /// <summary>From now on pauses do not end.</summary>
    public bool Stands { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Advance(TimeSpan time) => _now += time.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Pauses.Add(dueTime);
        Advance(dueTime);
        DuringPause(Pauses.Count);
        if (!Stands)
        {
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Elapsed();
    }

    private sealed class Elapsed : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
