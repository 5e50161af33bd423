namespace Schema.Dsl;

/// <summary>A rule that a table holds its rows to. Every constraint has a name: a given one, or the default that Ecto
/// would give.</summary>
public abstract record Constraint(string Name)
{
    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }
}

/// <summary>The columns that identify a row.</summary>
public sealed record PrimaryKeyConstraint(string Name, ValueList<string> Columns) : Constraint(Name);

/// <summary>Columns of which no two rows hold the same values.</summary>
public sealed record UniqueConstraint(string Name, ValueList<string> Columns) : Constraint(Name);

/// <summary>A condition, as SQL, that no row may break.</summary>
public sealed record CheckConstraint(string Name, string Expression) : Constraint(Name);

/// <summary>Columns that refer to a row of another table.</summary>
public sealed record ForeignKeyConstraint(
    string Name, ValueList<string> Columns, TableName References, ValueList<string> ReferencedColumns)
    : Constraint(Name)
{
    /// <summary>What happens to a row when the row that it refers to is deleted.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>What happens to a row when the key that it refers to is changed.</summary>
    public ReferentialAction OnUpdate { get; init; }
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
