namespace Schema.Dsl;

/// <summary>Columns that refer to a row of another table.</summary>
public sealed record ForeignKeyConstraint(
    string Name, ValueList<string> Columns, TableName References, ValueList<string> ReferencedColumns)
    : Constraint(Name)
{
    /// <summary>What happens to a row when the row that it refers to is deleted.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>The columns that <see cref="OnDelete"/> sets; empty for all of them.</summary>
    public ValueList<string> OnDeleteColumns { get; init; } = ValueList<string>.Empty;

    /// <summary>What happens to a row when the key that it refers to is changed.</summary>
    public ReferentialAction OnUpdate { get; init; }

    /// <summary>Refuses a row of which some columns are null and others are not (<c>MATCH FULL</c>).</summary>
    public bool MatchFull { get; init; }

    /// <summary>Holds for rows to come, while nobody has looked at those that are there.</summary>
    public bool NotValid { get; init; }
}

/// <summary>What a foreign key does when the row that it refers to goes or changes. See the PostgreSQL manual, CREATE
/// TABLE.</summary>
public enum ReferentialAction
{
    /// <summary>Refuse, at the end of the statement. SQL's default.</summary>
    NoAction,

    /// <summary>Refuse at once.</summary>
    Restrict,

    /// <summary>Do the same to the referring rows.</summary>
    Cascade,

    /// <summary>Set the referring columns to null.</summary>
    SetNull,

    /// <summary>Set the referring columns to their defaults.</summary>
    SetDefault,
}
