namespace Schema.Dsl;

/// <summary>A table with all that belongs to it.</summary>
public sealed record Table(TableName Name)
{
    /// <summary>The columns, in order.</summary>
    public ValueList<Column> Columns { get; init; } = ValueList<Column>.Empty;

    /// <summary>The keys, checks and references, in order.</summary>
    public ValueList<Constraint> Constraints { get; init; } = ValueList<Constraint>.Empty;

    /// <summary>The indexes that no constraint owns, in order.</summary>
    public ValueList<IndexDefinition> Indexes { get; init; } = ValueList<IndexDefinition>.Empty;

    /// <summary>Rows are shown only where a <see cref="Policy"/> allows it.</summary>
    public bool RowSecurity { get; init; }

    /// <summary>The owner is held to the policies too.</summary>
    public bool ForcesRowSecurity { get; init; }

    /// <summary>Is not written to the log: fast, and empty after a crash.</summary>
    public bool Unlogged { get; init; }

    /// <summary>Storage parameters, such as <c>fillfactor</c>, in the order given.</summary>
    public ValueList<StorageParameter> Parameters { get; init; } = ValueList<StorageParameter>.Empty;

    /// <summary>The tablespace; <see langword="null"/> for the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>How it is divided into partitions; <see langword="null"/> if it is not.</summary>
    public PartitionKey? PartitionedBy { get; init; }

    /// <summary>Its place among the partitions of another table; <see langword="null"/> if it is none. A partition that
    /// is to be created and declares no columns gets those of that table, with all that belongs to them.</summary>
    public Partition? PartitionOf { get; init; }

    /// <summary>The tables that it inherits columns and checks from. A table that is to be created gets those that it
    /// does not declare.</summary>
    public ValueList<TableName> Inherits { get; init; } = ValueList<TableName>.Empty;

    /// <summary>The tables that it is still to be made like. In the model they are those that were not known.</summary>
    public ValueList<LikeClause> Like { get; init; } = ValueList<LikeClause>.Empty;

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }

    /// <summary>A partition that is still to get the columns of the table that it is of. In the model that was not
    /// known.</summary>
    internal bool IsUnfilled => PartitionOf is not null && Columns.Count == 0;

    /// <summary>The column of that name; <see langword="null"/> if there is none.</summary>
    public Column? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>The constraint of that name; <see langword="null"/> if there is none.</summary>
    public Constraint? Constraint(string name) => Constraints.FirstOrDefault(constraint => constraint.Name == name);
}
