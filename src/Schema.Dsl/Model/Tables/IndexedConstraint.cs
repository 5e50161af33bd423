namespace Schema.Dsl;

/// <summary>A constraint that PostgreSQL keeps by an index of the same name.</summary>
public abstract record IndexedConstraint(string Name) : Constraint(Name)
{
    /// <summary>Columns that are stored in the index but are no part of its key.</summary>
    public ValueList<string> Include { get; init; } = ValueList<string>.Empty;

    /// <summary>Storage parameters of the index, in the order given.</summary>
    public ValueList<StorageParameter> Parameters { get; init; } = ValueList<StorageParameter>.Empty;

    /// <summary>The tablespace of the index; <see langword="null"/> for the database's default.</summary>
    public string? Tablespace { get; init; }
}

/// <summary>The columns that identify a row.</summary>
public sealed record PrimaryKeyConstraint(string Name, ValueList<string> Columns) : IndexedConstraint(Name);

/// <summary>Columns of which no two rows hold the same values.</summary>
public sealed record UniqueConstraint(string Name, ValueList<string> Columns) : IndexedConstraint(Name)
{
    /// <summary>Treats nulls as equal to each other (PostgreSQL 15 and later).</summary>
    public bool NullsNotDistinct { get; init; }
}

/// <summary>Values of which no two rows may compare as true by all of these operators.</summary>
public sealed record ExclusionConstraint(string Name, ValueList<ExclusionElement> Elements) : IndexedConstraint(Name)
{
    /// <summary>The access method of the index.</summary>
    public string Method { get; init; } = "gist";

    /// <summary>The condition of the rows that it holds for, as SQL; <see langword="null"/> for all rows.</summary>
    public string? Where { get; init; }
}

/// <summary>A column or an expression, and the operator that it is compared by.</summary>
/// <param name="Key">What is compared.</param>
/// <param name="Operator">Such as <c>&amp;&amp;</c>; with its schema, <c>extensions.&amp;&amp;</c>.</param>
public sealed record ExclusionElement(IndexKey Key, string Operator);
