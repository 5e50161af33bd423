namespace Schema.Dsl;

/// <summary>Creates an index, of a partitioned table with one for each partition.</summary>
public sealed record CreateIndex(IndexDefinition Index) : Operation
{
    /// <summary>Those of the partitions are created before, by operations of their own; the server makes them parts of
    /// this one.</summary>
    public bool Alone { get; init; }
}

/// <summary>Drops the index of a table that has exactly these key columns.</summary>
public sealed record DropIndex(TableName Table, ValueList<string> Columns) : Operation;

/// <summary>Drops an index by its name.</summary>
public sealed record DropIndexNamed(TableName Index) : Operation
{
    /// <summary>Whoever uses the table waits meanwhile.</summary>
    public bool Blocking { get; init; }
}

/// <summary>Gives an index another name.</summary>
public sealed record RenameIndex(TableName From, string To) : Operation;

/// <summary>Sets storage parameters of an index.</summary>
public sealed record SetIndexParameters(TableName Index, ValueList<StorageParameter> Parameters) : Operation;

/// <summary>Puts storage parameters of an index back to their defaults.</summary>
public sealed record ResetIndexParameters(TableName Index, ValueList<string> Parameters) : Operation;

/// <summary>Moves an index to another tablespace.</summary>
/// <param name="Tablespace">The tablespace; <see langword="null"/> for the database's default.</param>
public sealed record SetIndexTablespace(TableName Index, string? Tablespace) : Operation;

/// <summary>Says how much the server samples of an expression of an index.</summary>
/// <param name="Key">The place of the expression in the key, from 1.</param>
/// <param name="Target">From 0 to 10 000; <see langword="null"/> for the server's default.</param>
public sealed record SetIndexStatistics(TableName Index, int Key, int? Target) : Operation;

/// <summary>Builds an index anew. Nothing of the schema changes.</summary>
public sealed record Reindex(TableName Index) : Operation
{
    /// <inheritdoc cref="DropIndexNamed.Blocking"/>
    public bool Blocking { get; init; }
}

/// <summary>Builds all indexes of a table anew. Nothing of the schema changes.</summary>
public sealed record ReindexTable(TableName Table) : Operation
{
    /// <inheritdoc cref="DropIndexNamed.Blocking"/>
    public bool Blocking { get; init; }
}
