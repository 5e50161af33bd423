namespace Schema.Runner;

/// <summary>How many rows the next batch has: as many as take the time that a batch is meant to, and fewer where one has
/// failed, down to the one row that is the cause.</summary>
/// <param name="rows">Of the first batch.</param>
/// <param name="target">How long a batch is meant to take.</param>
internal sealed class BatchSize(int rows, TimeSpan target)
{
    /// <summary>More would save nothing, and hold many locks.</summary>
    public const int Largest = 50_000;

    private const double WeightOfLast = 0.3;

    private double? _rowsPerSecond;
    private long _suspect;

    public int Rows { get; private set; } = Math.Clamp(rows, 1, Largest);

    /// <summary>A batch is committed.</summary>
    /// <param name="passed">How many rows it had.</param>
    public void Succeeded(long passed, TimeSpan duration)
    {
        if (_suspect > 0)
        {
            _suspect -= passed;
            Rows = (int)Math.Clamp(_suspect, 1, Rows);
            return;
        }

        var rate = passed / Math.Max(duration.TotalSeconds, 0.001);
        _rowsPerSecond = _rowsPerSecond is { } average
            ? (rate * WeightOfLast) + (average * (1 - WeightOfLast))
            : rate;
        var wanted = Math.Min(_rowsPerSecond.Value * target.TotalSeconds, Largest);
        Rows = (int)Math.Clamp(wanted, Math.Max(Rows / 2, 1), Math.Min(Rows * 2L, Largest));
    }

    /// <summary>Others kept a batch from its end, or it took too long.</summary>
    public void Failed() => Rows = Math.Max(Rows / 2, 1);

    /// <summary>A row of a batch cannot be changed. The next ones find out which.</summary>
    public void FailedAtRow()
    {
        _suspect = Math.Max(_suspect, Rows);
        Failed();
    }
}
