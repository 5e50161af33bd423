namespace Schema.Dsl;

public sealed partial class SchemaModel
{
    /// <summary>The partitions of a table, in an order that is always the same.</summary>
    internal IEnumerable<Table> PartitionsOf(TableName table) => Find(table)?.PartitionedBy is null
        ? []
        : Tables
            .Where(other => other.PartitionOf is { Of: var of } && AreSame(of, table))
            .OrderBy(other => other.Name.ToString(), StringComparer.Ordinal);

    /// <summary>The partitions of a table and theirs, each behind the table that it is of.</summary>
    internal IEnumerable<Table> DescendantsOf(TableName table) =>
        PartitionsOf(table).SelectMany(partition => DescendantsOf(partition.Name).Prepend(partition));

    /// <summary>The partitioned tables that a table is a partition of, the nearest first.</summary>
    internal IEnumerable<Table> AncestorsOf(TableName table) =>
        Find(table)?.PartitionOf is { Of: var of } && Find(of) is { } parent ? AncestorsOf(of).Prepend(parent) : [];

    /// <summary>The foreign keys of other tables that refer to a table or to a partition of it.</summary>
    internal IEnumerable<Reference> ReferencesToTree(TableName table)
    {
        var tree = DescendantsOf(table).Select(partition => partition.Name).Prepend(table).ToArray();
        return tree.SelectMany(ReferencesTo)
            .Where(reference => !tree.Any(name => AreSame(name, reference.Table)));
    }

    // What the server does by itself to partitions, and to tables that inherit: to one after the other, since one may
    // inherit from several of them.
    private SchemaModel OnFollowers(Operation operation) => operation.TableWithFollowers() is { } table
        ? FollowersOf(table).Aggregate(this, (model, follower) => model.OnFollower(operation, follower.Name) is { } own
            ? model.Apply(own)
            : model)
        : this;

    /// <summary>What an operation makes of a table that follows the one it changes; <see langword="null"/> for
    /// nothing.</summary>
    internal Operation? OnFollower(Operation operation, TableName follower) => Find(follower) switch
    {
        { PartitionOf: not null } partition => operation.On(partition, this),
        { } heir => operation.OnInheriting(heir, this),
        null => null,
    };

    private SchemaModel Attached(AttachPartition attach) => Find(attach.Partition.Of) is { } parent
        ? Change(attach.Table, table => table.LinkedTo(parent) with { PartitionOf = attach.Partition })
        : Change(attach.Table, table => table with { PartitionOf = attach.Partition });

    // What is declared as a partition says what it has, and not what of it is a part of something.
    private Table Linked(Table declared) =>
        declared is { PartitionOf.Of: { } of, IsUnfilled: false } && Find(of) is { } parent
            ? declared.LinkedTo(parent)
            : declared.Filled(this);

    private SchemaModel WithoutParts(TableName table, string constraint) => PartitionsOf(table)
        .SelectMany(partition => partition.Constraints
            .Where(part => part.PartOf == constraint)
            .Select(part => new DropConstraint(partition.Name, part.Name)))
        .Aggregate(this, (model, drop) => model.Apply(drop));

    private SchemaModel WithoutParts(IndexDefinition? index) => index is null ? this : PartitionsOf(index.Table)
        .SelectMany(partition => partition.Indexes
            .Where(part => part.PartOf == index.Name)
            .Select(part => new DropIndexNamed(partition.Name with { Name = part.Name })))
        .Aggregate(this, (model, drop) => model.Apply(drop));

    private SchemaModel WithPartsOfConstraint(TableName table, string from, string to) => PartitionsOf(table)
        .Aggregate(this, (model, partition) => model.Change(partition.Name, found => found with
        {
            Constraints = found.Constraints
                .Select(part => part.PartOf == from ? part with { PartOf = to } : part)
                .ToValueList(),
        }));

    private SchemaModel WithPartsOfIndex(IndexDefinition? index, string to) => index is null ? this : PartitionsOf(index.Table)
        .Aggregate(this, (model, partition) => model.Change(partition.Name, found => found with
        {
            Indexes = found.Indexes
                .Select(part => part.PartOf == index.Name ? part with { PartOf = to } : part)
                .ToValueList(),
        }));

    private SchemaModel WithPartitionsOf(TableName from, TableName to) => Tables
        .Where(other => other.PartitionOf is { Of: var of } && AreSame(of, from))
        .Aggregate(this, (model, other) => model.With(other with { PartitionOf = other.PartitionOf! with { Of = to } }));
}
