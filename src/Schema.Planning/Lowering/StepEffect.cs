using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a step means to those who use the database meanwhile.</summary>
/// <param name="Locks">The strongest on each table that was there before the migration; none on those that it makes
/// itself.</param>
/// <param name="Work">The longest that is done while they are held.</param>
internal sealed record StepEffect(ValueList<TableLock> Locks, TableWork Work)
{
    /// <summary>Nobody notices.</summary>
    public static readonly StepEffect None = new(ValueList<TableLock>.Empty, TableWork.None);

    /// <summary>Of raw SQL and code: nobody can tell.</summary>
    public static readonly StepEffect Unknown = new(ValueList<TableLock>.Empty, TableWork.Unknown);

    public LockClass Class =>
        Work is TableWork.Unknown ? LockClass.Unknown
        : Locks.Any(held => held.IsStrong) ? LockClass.BriefExclusive
        : Locks.Any(held => held.Mode is LockMode.ShareUpdateExclusive) ? LockClass.LongWeak
        : Locks.Count > 0 ? LockClass.DataBatch
        : LockClass.None;
}

/// <summary>How long a table is worked on.</summary>
internal enum TableWork
{
    /// <summary>The catalog alone changes, however many rows there are.</summary>
    None,

    /// <summary>Rows are written, those that the statement names.</summary>
    Writes,

    /// <summary>All rows are read.</summary>
    Scans,

    /// <summary>An index is built: all rows are read, and sorted.</summary>
    Builds,

    /// <summary>All rows are written anew, and all indexes.</summary>
    Rewrites,

    /// <summary>Nobody can tell.</summary>
    Unknown,
}

/// <summary>Kinds of steps, by how long they may wait and run.</summary>
internal enum LockClass
{
    /// <summary>Locks no table that others use.</summary>
    None,

    /// <summary>Writes rows; others can write other rows.</summary>
    DataBatch,

    /// <summary>Runs for as long as it takes; others read and write.</summary>
    LongWeak,

    /// <summary>Keeps others out, and must be over in a moment.</summary>
    BriefExclusive,

    /// <summary>Raw SQL and code.</summary>
    Unknown,
}
