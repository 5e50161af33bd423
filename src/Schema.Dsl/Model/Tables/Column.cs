namespace Schema.Dsl;

/// <summary>A column and all that belongs to it alone. Keys, checks and references are <see cref="Constraint"/>s of its
/// table.</summary>
public sealed record Column(string Name, ColumnType Type)
{
    /// <summary>Refuses nulls. Columns are nullable unless they say otherwise, as in SQL.</summary>
    public bool NotNull { get; init; }

    /// <summary>The default; <see langword="null"/> for none.</summary>
    public SqlValue? Default { get; init; }

    /// <summary>How the column numbers itself; <see langword="null"/> if it does not.</summary>
    public Identity? Identity { get; init; }

    /// <summary>The expression of a generated column; <see langword="null"/> for an ordinary column.</summary>
    public string? GeneratedAs { get; init; }

    /// <summary>Computes a generated column when it is read, instead of storing it (PostgreSQL 18 and later).</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The collation, unquoted; <see langword="null"/> for the type's own.</summary>
    public TableName? Collation { get; init; }

    /// <summary>How large values are stored; <see langword="null"/> for the type's own way.</summary>
    public ColumnStorage? Storage { get; init; }

    /// <summary>How large values are compressed; <see langword="null"/> for the server's setting.</summary>
    public ColumnCompression? Compression { get; init; }

    /// <summary>The statistics target, from 0 to 10000; <see langword="null"/> for the server's setting.</summary>
    public int? Statistics { get; init; }

    /// <summary>The table has it from those that it inherits from, and from nowhere else: it goes with
    /// theirs.</summary>
    public bool IsInherited { get; init; }

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }
}
