namespace Schema.Dsl;

/// <summary>Makes a table a partition of another. The indexes, keys and references that the other has and it has not
/// are made first.</summary>
public sealed record AttachPartition(TableName Table, Partition Partition) : Operation;

/// <summary>Makes a partition a table of its own, with its rows and all that it has.</summary>
public sealed record DetachPartition(TableName Table, TableName From) : Operation
{
    /// <summary>Others go on using the partitioned table meanwhile.</summary>
    public bool Concurrently { get; init; }
}

/// <summary>Makes an index of a partition a part of one of the partitioned table, which was created for that table
/// only.</summary>
/// <param name="To">The index of the partitioned table.</param>
public sealed record AttachIndex(TableName Index, TableName To) : Operation;
