namespace Schema.Dsl;

public abstract partial class Migration
{
    /// <summary>Creates a partition of a table that is divided into partitions, with all that the table has: columns,
    /// constraints and indexes, under names of the partition's own. Undone by dropping it.</summary>
    /// <param name="of">The partitioned table.</param>
    /// <param name="define">Which rows it holds: <c>p => p.Range("2026-01-01", "2027-01-01")</c>.</param>
    protected void CreatePartition(TableName table, TableName of, Action<PartitionBuilder> define)
    {
        var builder = new PartitionBuilder(Identifier.Given(table));
        Current.Block($"CreatePartition(\"{table}\")", builder, define);
        Add(new CreateTable(builder.Build(Identifier.Given(of))));
    }

    /// <summary>Makes a table a partition of another. The indexes, keys and references that it lacks are made before;
    /// columns, checks and <c>NOT NULL</c> it has to have. Undone by detaching it, and taking away what was
    /// made.</summary>
    /// <param name="to">The partitioned table.</param>
    /// <param name="define">Which rows it holds: <c>p => p.Range("2026-01-01", "2027-01-01")</c>.</param>
    protected void AttachPartition(TableName table, TableName to, Action<PartitionBoundBuilder> define)
    {
        var builder = new PartitionBoundBuilder(Identifier.Given(table));
        Current.Block($"AttachPartition(\"{table}\")", builder, define);
        Add(new AttachPartition(table, new Partition(Identifier.Given(to), builder.BuildBound())));
    }

    /// <summary>Makes a partition a table of its own, which keeps its rows and all that it has. Undone by attaching it
    /// again.</summary>
    /// <param name="from">The partitioned table.</param>
    /// <param name="concurrently">Lets others go on using the partitioned table meanwhile, from PostgreSQL 14 on; not
    /// where there is a default partition.</param>
    protected void DetachPartition(TableName table, TableName from, bool concurrently = false) =>
        Add(new DetachPartition(Identifier.Given(table), Identifier.Given(from)) { Concurrently = concurrently });

    /// <summary>Makes an index of a partition a part of one that was created for the partitioned table
    /// <see cref="IndexBuilder.Only"/>.</summary>
    /// <param name="to">The index of the partitioned table.</param>
    protected void AttachIndex(TableName index, TableName to) =>
        Add(new AttachIndex(Identifier.Given(index, "index"), Identifier.Given(to, "index")));
}
