namespace Schema.Dsl;

/// <summary>Indexes and keys alike: of two, the server alone chooses which one is the part of that of the partitioned
/// table.</summary>
internal static partial class SchemaConflict
{
    private static string? Twin(CreateIndex create, SchemaModel before) =>
        create is not { Alone: false, Index: { PartOf: null, Only: false } index }
            ? null
            : before.DescendantsOf(index.Table).FirstReason(partition => Twin(partition, index, before))
                ?? (before.Find(index.Table) is { PartitionOf: not null } table
                    && table.Indexes.FirstOrDefault(part => part.PartOf is not null && part.Fits(index)) is { } twin
                    ? Absent(before, $"the partition \"{index.Table}\" has such an index already, \"{twin.Name}\"")
                    : null);

    private static string? Twin(Table partition, IndexDefinition index, SchemaModel before) =>
        partition.Indexes.FirstOrDefault(own =>
            own.PartOf is null && own.Fits(index with { Table = partition.Name })) is { } own
            ? Absent(
                before,
                $"the partition \"{partition.Name}\" of \"{index.Table}\" has such an index already, \"{own.Name}\". "
                    + "Create this one with Only(), attach that with AttachIndex, and create those of the other "
                    + "partitions")
        : partition.Constraints.FirstOrDefault(key => key.PartOf is null && key.Fits(index)) is { } key
            ? SuchAKey(partition, index.Table, key, before)
        : null;

    private static string? Twin(AddConstraint add, SchemaModel before) =>
        add is not { Alone: false, Constraint: IndexedConstraint { PartOf: null } key }
            ? null
            : before.DescendantsOf(add.Table).FirstReason(partition =>
                partition.Constraints.FirstOrDefault(own => own.PartOf is null
                    && (own.Fits(key) || (own is PrimaryKeyConstraint && key is PrimaryKeyConstraint))) is { } own
                    ? SuchAKey(partition, add.Table, own, before)
                    : null)
                ?? (before.Find(add.Table) is { PartitionOf: not null } table ? Twin(table, key, before) : null);

    private static string? Twin(Table partition, IndexedConstraint key, SchemaModel before) =>
        (partition.Constraints.FirstOrDefault(part => part.PartOf is not null && part.Fits(key))?.Name
            ?? partition.Indexes.FirstOrDefault(part => part.PartOf is not null && key.Fits(part))?.Name) is { } twin
            ? Absent(before, $"the partition \"{partition.Name}\" has such a key already, \"{twin}\"")
            : null;

    private static string? SuchAKey(Table partition, TableName of, Constraint key, SchemaModel before) => Absent(
        before,
        $"the partition \"{partition.Name}\" of \"{of}\" has such a key already, \"{key.Name}\". Drop that first");

    // The server would take the key's index for the part, and let go neither of the two.
    private static string? KeyOfIndex(Table table, Table parent, SchemaModel before) =>
        parent.Indexes.FirstReason(index => table.Constraints.FirstOrDefault(key => key.Fits(index)) is { } key
            ? Absent(
                before,
                $"the constraint \"{key.Name}\" of \"{table.Name}\" would become a part of \"{index.Name}\" of "
                    + $"\"{parent.Name}\", which is an index and no constraint. Drop that before")
            : null);
}
