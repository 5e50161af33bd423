namespace Schema.Dsl;

/// <summary>A rule that a table holds its rows to. Every constraint has a name: a given one, or the default that Ecto
/// would give.</summary>
public abstract record Constraint(string Name)
{
    /// <summary>When it is checked. A check is never deferrable.</summary>
    public Deferral Deferral { get; init; }

    /// <summary>The constraint that it is a part of, by its name: that of the partitioned table, or the check of a
    /// table that this one inherits from, if it has it from nowhere else; <see langword="null"/> if it stands
    /// alone.</summary>
    public string? PartOf { get; init; }

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }
}

/// <summary>A condition, as SQL, that no row may break.</summary>
public sealed record CheckConstraint(string Name, string Expression) : Constraint(Name)
{
    /// <summary>Holds for rows to come, while nobody has looked at those that are there.</summary>
    public bool NotValid { get; init; }

    /// <summary>Does not hold for tables that inherit from this one.</summary>
    public bool NoInherit { get; init; }
}

/// <summary>When a constraint is checked. See the PostgreSQL manual, CREATE TABLE and SET CONSTRAINTS.</summary>
public enum Deferral
{
    /// <summary>With each row or statement. SQL's default.</summary>
    NotDeferrable,

    /// <summary>With each statement, unless a transaction puts it off to its end.</summary>
    Deferrable,

    /// <summary>At the end of the transaction, unless it asks for it before.</summary>
    InitiallyDeferred,
}
