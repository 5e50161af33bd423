namespace Schema.Dsl;

/// <summary>Declares a partition that will be created: which rows it holds, and what is its own.</summary>
public sealed class PartitionBuilder : PartitionBoundBuilder
{
    private readonly StorageBuilder _storage;
    private PartitionKey? _partitionedBy;
    private string? _comment;

    internal PartitionBuilder(TableName table)
        : base(table) => _storage = new StorageBuilder(table);

    /// <summary>Divides the partition into partitions of its own.</summary>
    public void PartitionBy(PartitionMethod method, params string[] columns) =>
        PartitionBy(method, key => key.Columns(columns));

    /// <inheritdoc cref="PartitionBy(PartitionMethod, string[])"/>
    public void PartitionBy(PartitionMethod method, Action<PartitionKeyBuilder> define) =>
        _partitionedBy = PartitionKeyBuilder.Build(TableName, method, define);

    /// <inheritdoc cref="TableBuilder.Unlogged"/>
    public void Unlogged() => _storage.Unlogged();

    /// <inheritdoc cref="TableBuilder.With"/>
    public void With(string parameter, object value) => _storage.With(parameter, value);

    /// <inheritdoc cref="TableBuilder.Tablespace"/>
    public void Tablespace(string tablespace) => _storage.Tablespace(tablespace);

    /// <summary>Explains the partition to whoever reads the schema.</summary>
    public void Comment(string text) => _comment = text;

    internal Table Build(TableName of) => _storage.Apply(new Table(TableName)
    {
        PartitionOf = new Partition(of, BuildBound()),
        PartitionedBy = _partitionedBy,
        Comment = _comment,
    });
}
