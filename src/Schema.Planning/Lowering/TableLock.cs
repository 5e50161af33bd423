using Schema.Dsl;

namespace Schema.Planning;

/// <summary>A lock on a table that others use, held until the step's transaction ends.</summary>
internal sealed record TableLock(TableName Table, LockMode Mode)
{
    /// <summary>It keeps writers out, or readers too: nobody may hold it for long.</summary>
    public bool IsStrong => Mode >= LockMode.Share;
}

/// <summary>Locks on a table, each stronger than the one before. See the manual, Table-Level Locks.</summary>
internal enum LockMode
{
    /// <summary><c>SELECT</c> takes it.</summary>
    AccessShare,

    /// <summary>Foreign keys take it on what they refer to.</summary>
    RowShare,

    /// <summary><c>INSERT</c>, <c>UPDATE</c> and <c>DELETE</c> take it.</summary>
    RowExclusive,

    /// <summary>Keeps out other changes of the table, and neither readers nor writers.</summary>
    ShareUpdateExclusive,

    /// <summary>Keeps writers out.</summary>
    Share,

    /// <summary>Keeps writers out.</summary>
    ShareRowExclusive,

    /// <summary>Keeps writers out, and <c>SELECT FOR UPDATE</c>.</summary>
    Exclusive,

    /// <summary>Keeps everybody out.</summary>
    AccessExclusive,
}

internal static class LockModes
{
    /// <summary>As the manual writes it: <c>SHARE UPDATE EXCLUSIVE</c>.</summary>
    public static string InWords(this LockMode mode) => mode switch
    {
        LockMode.AccessShare => "ACCESS SHARE",
        LockMode.RowShare => "ROW SHARE",
        LockMode.RowExclusive => "ROW EXCLUSIVE",
        LockMode.ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
        LockMode.Share => "SHARE",
        LockMode.ShareRowExclusive => "SHARE ROW EXCLUSIVE",
        LockMode.Exclusive => "EXCLUSIVE",
        LockMode.AccessExclusive => "ACCESS EXCLUSIVE",
        _ => throw new InvalidOperationException($"{mode} has no words."),
    };
}
