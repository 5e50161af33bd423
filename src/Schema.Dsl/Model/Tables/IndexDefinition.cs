namespace Schema.Dsl;

/// <summary>An index of a table. See the PostgreSQL manual, CREATE INDEX.</summary>
public sealed record IndexDefinition(string Name, TableName Table, ValueList<IndexKey> Keys)
{
    /// <summary>Refuses a second row with the same keys.</summary>
    public bool Unique { get; init; }

    /// <summary>Treats nulls as equal to each other in a unique index (PostgreSQL 15 and later).</summary>
    public bool NullsNotDistinct { get; init; }

    /// <summary>The access method, such as <c>gin</c>; <see langword="null"/> for <c>btree</c>.</summary>
    public string? Method { get; init; }

    /// <summary>Columns that are stored in the index but are no part of its key.</summary>
    public ValueList<string> Include { get; init; } = ValueList<string>.Empty;

    /// <summary>The condition of a partial index, as SQL; <see langword="null"/> to index every row.</summary>
    public string? Where { get; init; }

    /// <summary>Storage parameters, such as <c>fillfactor</c>, in the order given.</summary>
    public ValueList<StorageParameter> Parameters { get; init; } = ValueList<StorageParameter>.Empty;

    /// <summary>The tablespace that holds it; <see langword="null"/> for the database's default.</summary>
    public string? Tablespace { get; init; }

    /// <summary>Leaves the partitions of a partitioned table without it.</summary>
    public bool Only { get; init; }

    /// <summary>The index of the partitioned table that it is a part of, by its name; <see langword="null"/> if it
    /// stands alone.</summary>
    public string? PartOf { get; init; }

    /// <summary>The author accepts that writes wait while the index is built on a table that exists.</summary>
    public bool Blocking { get; init; }

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }

    /// <summary>The columns of the key when it has columns only; otherwise <see langword="null"/>.</summary>
    public ValueList<string>? Columns =>
        Keys.All(key => key.Column is not null) ? Keys.Select(key => key.Column!).ToValueList() : null;
}

/// <summary>One part of an index's key: a column or an expression, never both.</summary>
public sealed record IndexKey
{
    private IndexKey()
    {
    }

    /// <summary>The column; <see langword="null"/> for an expression.</summary>
    public string? Column { get; private init; }

    /// <summary>The expression, as SQL; <see langword="null"/> for a column.</summary>
    public string? Expression { get; private init; }

    /// <summary>The direction.</summary>
    public Sort Sort { get; init; }

    /// <summary>Where nulls stand.</summary>
    public Nulls Nulls { get; init; }

    /// <summary>The operator class, such as <c>gin_trgm_ops</c>; <see langword="null"/> for the type's own.</summary>
    public string? OperatorClass { get; init; }

    /// <summary>The collation that it sorts by; <see langword="null"/> for the column's own.</summary>
    public TableName? Collation { get; init; }

    /// <summary>How much the server samples of an expression, from 0 to 10 000; <see langword="null"/> for its
    /// default.</summary>
    public int? Statistics { get; init; }

    /// <summary>A key part that is a column.</summary>
    public static IndexKey OfColumn(string column) => new() { Column = column };

    /// <summary>A key part that is an expression.</summary>
    public static IndexKey OfExpression(string expression) => new() { Expression = expression };

    /// <summary>The same over another column.</summary>
    internal IndexKey WithColumn(string column) => this with { Column = column };

    /// <summary>The same over another expression.</summary>
    internal IndexKey WithExpression(string expression) => this with { Expression = expression };
}

/// <summary>The direction of an index's key.</summary>
public enum Sort
{
    /// <summary>Smallest first. SQL's default.</summary>
    Ascending,

    /// <summary>Largest first.</summary>
    Descending,
}

/// <summary>Where nulls stand in an index.</summary>
public enum Nulls
{
    /// <summary>Last when ascending, first when descending. PostgreSQL's default.</summary>
    Default,

    /// <summary>Before everything else.</summary>
    First,

    /// <summary>After everything else.</summary>
    Last,
}
