namespace Schema.Dsl;

/// <summary>Declares a table that is there already, with its indexes, by the names that they have.</summary>
public sealed class ExistingTableBuilder : TableBuilder
{
    private Partition? _partitionOf;

    internal ExistingTableBuilder(TableName table, Conventions conventions)
        : base(table, conventions)
    {
    }

    /// <summary>The table is a partition of another, which is declared before: with its columns and all that it has, by
    /// the names that they have.</summary>
    /// <param name="table">The partitioned table.</param>
    /// <param name="define">Which rows it holds: <c>p => p.Range("2026-01-01", "2027-01-01")</c>.</param>
    public void PartitionOf(TableName table, Action<PartitionBoundBuilder> define)
    {
        var bound = new PartitionBoundBuilder(TableName);
        define(bound);
        _partitionOf = new Partition(Identifier.Given(table), bound.BuildBound());
    }

    /// <summary>An index that the table has.</summary>
    public IndexBuilder Index(params string[] columns) =>
        Add(new IndexBuilder(TableName, unique: false, Conventions).Columns(columns));

    /// <summary>A unique index that the table has.</summary>
    public IndexBuilder UniqueIndex(params string[] columns) =>
        Add(new IndexBuilder(TableName, unique: true, Conventions).Columns(columns));

    internal override Table Build() => base.Build() with { PartitionOf = _partitionOf };
}
