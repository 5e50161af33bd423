namespace Schema.Dsl;

/// <summary>Adds a key, a check, a reference or an exclusion to a table.</summary>
public sealed record AddConstraint(TableName Table, Constraint Constraint) : Operation
{
    /// <summary>The unique index that becomes the constraint's own, and takes its name; <see langword="null"/> to build
    /// one.</summary>
    public string? UsingIndex { get; init; }

    /// <summary>The keys of the partitions are added before, by operations of their own; the server makes them parts of
    /// this one.</summary>
    public bool Alone { get; init; }
}

/// <summary>Drops a constraint.</summary>
public sealed record DropConstraint(TableName Table, string Constraint) : Operation;

/// <summary>Gives a constraint another name.</summary>
public sealed record RenameConstraint(TableName Table, string From, string To) : Operation;

/// <summary>Looks at the rows that were there before a constraint, which was added as not valid.</summary>
public sealed record ValidateConstraint(TableName Table, string Constraint) : Operation;

/// <summary>Says when a foreign key is checked.</summary>
public sealed record AlterConstraint(TableName Table, string Constraint, Deferral Deferral) : Operation;
