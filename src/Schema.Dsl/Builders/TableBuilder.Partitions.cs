namespace Schema.Dsl;

public abstract partial class TableBuilder
{
    private PartitionKey? _partitionedBy;

    /// <summary>Divides the table into partitions by columns: <c>t.PartitionBy(PartitionMethod.Range, "at")</c>. It
    /// holds rows only in partitions, which <c>CreatePartition</c> makes. What is unique has to contain these columns;
    /// so does the primary key that the table gets by itself.</summary>
    public void PartitionBy(PartitionMethod method, params string[] columns) =>
        PartitionBy(method, key => key.Columns(columns));

    /// <summary>Divides the table into partitions by columns and expressions.</summary>
    public void PartitionBy(PartitionMethod method, Action<PartitionKeyBuilder> define) =>
        _partitionedBy = PartitionKeyBuilder.Build(TableName, method, define);

    private protected PartitionKey? PartitionedBy => _partitionedBy;
}
