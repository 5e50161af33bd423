using System.Diagnostics;
using Npgsql;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>How far a flight has come, as its announcements tell, and says so to an observer.</summary>
internal sealed class FlightProgress(Flight flight, IFlightObserver observer)
{
    private int _started;
    private int _committed;
    private long _startedAt = Stopwatch.GetTimestamp();
    private volatile int _processId;

    /// <summary>The server process that runs the flight, behind a pooler too; <see langword="null"/> until it says
    /// so.</summary>
    public int? ProcessId => _processId is 0 ? null : _processId;

    /// <summary>For how long nothing was heard of it.</summary>
    public TimeSpan Silence => Stopwatch.GetElapsedTime(Volatile.Read(ref _startedAt));

    /// <summary>What the whole call has committed, this flight's included.</summary>
    public IReadOnlyList<PlannedMigration> Committed =>
        [.. flight.CommittedBefore, .. flight.Migrations.Take(_committed)];

    public void Hear(object sender, NpgsqlNoticeEventArgs notice)
    {
        if (Announcement.Read(flight.Run, notice.Notice.MessageText) is { } announcement)
        {
            _processId = announcement.ProcessId ?? _processId;
            CommittedUpTo(announcement.Migration);
            Start();
        }
        else
        {
            observer.Noticed(notice.Notice.InvariantSeverity, notice.Notice.MessageText);
        }
    }

    /// <param name="count">How many of the flight's migrations are committed.</param>
    public void CommittedUpTo(int count)
    {
        while (_committed < count)
        {
            if (_started == _committed)
            {
                Start();
            }

            observer.Committed(flight.Migrations[_committed++], Stopwatch.GetElapsedTime(_startedAt));
        }
    }

    private void Start()
    {
        Volatile.Write(ref _startedAt, Stopwatch.GetTimestamp());
        observer.Started(flight.Migrations[_started++]);
    }
}
