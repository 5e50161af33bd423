namespace Schema.Dsl;

/// <summary>Locks on a table, each stronger than the one before. See the manual, Table-Level Locks.</summary>
public enum LockMode
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
