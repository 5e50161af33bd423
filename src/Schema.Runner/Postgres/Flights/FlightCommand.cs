using System.Data.Common;
using Npgsql;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>One command of a flight.</summary>
/// <param name="Part">What it is for.</param>
/// <param name="Migration">The index of the migration in whose transaction it runs; -1 before the first.</param>
/// <param name="Sql">One statement.</param>
internal sealed record FlightCommand(FlightPart Part, int Migration, string Sql)
{
    /// <summary>The index of a migration's own statement, over all its steps; where it runs code, of the
    /// step.</summary>
    public int Statement { get; init; }

    /// <summary>How many of the migration's steps are committed before it.</summary>
    public int StepsBefore { get; init; }

    /// <summary>It runs outside a transaction.</summary>
    public bool IsOutside { get; init; }

    /// <summary>It closes what has run outside a transaction.</summary>
    public bool IsBehindOutside { get; init; }

    /// <summary>What is run at this place, between what is sent before and behind it.</summary>
    public Func<DbConnection, CancellationToken, Task>? Code { get; init; }

    /// <summary>The rows that it asks about.</summary>
    public Backfill? Backfill { get; init; }

    public IReadOnlyList<NpgsqlParameter> Parameters { get; init; } = [];
}

/// <summary>The parts of a migration's transaction, in order.</summary>
internal enum FlightPart
{
    Begin,
    Setting,

    /// <summary>Takes the lock. A command of its own: the fence must not see with a snapshot from before.</summary>
    Gate,

    /// <summary>Makes the history table ours, in a transaction before the first migration's.</summary>
    Preparation,

    /// <summary>Fails if the history is not the one that the plan was made from.</summary>
    Fence,

    /// <summary>Reads or writes the journal, which others may have changed.</summary>
    Journal,

    /// <summary>Fails if there is already what a step is about to make.</summary>
    Probe,

    /// <summary>Tells us at once that this migration has begun: the server sends nothing else before a flight's
    /// end.</summary>
    Announcement,

    /// <summary>Takes the role that is to own what is made.</summary>
    Role,

    /// <summary>Sets the mark by which <see cref="Check"/> knows the transaction again.</summary>
    Mark,

    /// <summary>The migration's own.</summary>
    Statement,

    /// <summary>The migration's own, and no SQL.</summary>
    Code,

    /// <summary>Fails if the rows that come next could not be filled.</summary>
    Foresight,

    /// <summary>Writes or deletes the history row.</summary>
    Record,

    /// <summary>Fails if a statement has ended the transaction behind our back.</summary>
    Check,
    Commit,
}
