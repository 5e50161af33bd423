using Schema.Dsl;

namespace Schema.Planning;

/// <summary>A lock on a table that others use, held until the step's transaction ends.</summary>
internal sealed record TableLock(TableName Table, LockMode Mode)
{
    /// <summary>It keeps writers out, or readers too: nobody may hold it for long.</summary>
    public bool IsStrong => Mode >= LockMode.Share;
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
