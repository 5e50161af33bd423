using Schema.Planning;

namespace Schema.Runner;

/// <summary>What became of rows that were to be filled.</summary>
internal abstract record BackfillOutcome
{
    private BackfillOutcome()
    {
    }

    /// <summary>All of them are, and the journal says so.</summary>
    public sealed record Done : BackfillOutcome;

    /// <summary>Another runner fills them.</summary>
    public sealed record Taken(LockHolder Holder) : BackfillOutcome;

    /// <summary>Somebody has paused it, given it up or rolled its migration back.</summary>
    public sealed record Stopped : BackfillOutcome;

    /// <summary>Others were faster: the caller has to read and plan again.</summary>
    public sealed record Lost(FlightOutcome Outcome) : BackfillOutcome;
}

/// <summary>Hears how far a backfill is.</summary>
internal interface IBackfillObserver : IFlightObserver
{
    /// <summary>Rows that were left to the background are being filled from now on.</summary>
    void Filling(OpenBackfill open);

    /// <summary>A batch is committed.</summary>
    void Filled(BackfillProgress progress);

    /// <summary>It does nothing for a while, and why.</summary>
    void HeldUp(string table, string why);

    /// <summary>All rows are passed, and the condition holds for some of them still.</summary>
    void LeftOver(string table, string condition);
}
