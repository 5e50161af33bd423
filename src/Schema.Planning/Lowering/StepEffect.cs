using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What a step means to those who use the database meanwhile.</summary>
/// <param name="Locks">The strongest on each table that was there before the migration, first on the one that is
/// worked on; none on those that the migration makes itself.</param>
/// <param name="Work">The longest that is done while they are held.</param>
internal sealed record StepEffect(ValueList<TableLock> Locks, TableWork Work)
{
    /// <summary>Nobody notices.</summary>
    public static readonly StepEffect None = new(ValueList<TableLock>.Empty, TableWork.None);

    /// <summary>Of raw SQL and code: nobody can tell.</summary>
    public static readonly StepEffect Unknown = new(ValueList<TableLock>.Empty, TableWork.Unknown);

    /// <summary>As people read it: <c>locks public.users (ACCESS EXCLUSIVE) while all rows are read</c>;
    /// <see langword="null"/> where nobody notices.</summary>
    public string? InWords => Locks.Count == 0 ? null
        : $"locks {string.Join(", ", Locks.Select(held => $"{held.Table} ({held.Mode.InWords()})"))}" + Work switch
        {
            TableWork.None or TableWork.Unknown => "",
            TableWork.Writes => " while rows are written",
            TableWork.Scans => " while all rows are read",
            TableWork.Builds => " while an index is built",
            TableWork.Rewrites => " while all rows are written anew",
            _ => throw new InvalidOperationException($"{Work} has no words."),
        };

    /// <summary>The tables that nobody can use meanwhile.</summary>
    public IEnumerable<TableName> Exclusive =>
        Locks.Where(held => held.Mode is LockMode.AccessExclusive).Select(held => held.Table);

    /// <summary>The same with full names, and without tables that nobody uses.</summary>
    public StepEffect Beside(Func<TableName, bool> isUnused, Func<TableName, string> schemaOf)
    {
        var used = Locks.Where(held => !isUnused(held.Table))
            .Select(held => held with { Table = held.Table with { Schema = schemaOf(held.Table) } })
            .ToArray();
        var isWorkedOn = Locks.Count == 0 || !isUnused(Locks[0].Table) || Work is TableWork.Unknown;
        return new StepEffect(ValueList<TableLock>.Empty, isWorkedOn ? Work : TableWork.None).With(used);
    }

    /// <summary>The same with more locks: of those on a table, the strongest.</summary>
    public StepEffect With(IEnumerable<TableLock> locks) => this with
    {
        Locks = Locks.Concat(locks)
            .GroupBy(held => held.Table)
            .Select(same => new TableLock(same.Key, same.Max(held => held.Mode)))
            .ToValueList(),
    };

    public LockClass Class =>
        Work is TableWork.Unknown ? LockClass.Unknown
        : Locks.Any(held => held.IsStrong) ? LockClass.BriefExclusive
        : Locks.Any(held => held.Mode is LockMode.ShareUpdateExclusive) || Work is TableWork.Scans ? LockClass.LongWeak
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
