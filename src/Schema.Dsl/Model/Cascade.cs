namespace Schema.Dsl;

/// <summary>What an operation that reaches beyond its table stands for, given the schema before: one operation after
/// the other, each of which may reach further.</summary>
/// <remarks>So nothing goes that the history does not know, and nothing gets a name of the server's own
/// choice.</remarks>
internal static class Cascade
{
    /// <summary>The operations; the operation alone if it reaches no further.</summary>
    public static IReadOnlyList<Operation> Of(Operation operation, SchemaModel before) =>
        [.. Parts(operation, before).MarkUnsafe(operation.UnsafeBecause)];

    /// <summary>Each part that reaches no further, with the schema that it meets.</summary>
    public static IEnumerable<(Operation Operation, SchemaModel Before)> Each(Operation operation, SchemaModel before)
    {
        var parts = Of(operation, before);
        if (parts.Count == 1)
        {
            return [(parts[0], before)];
        }

        var found = new List<(Operation, SchemaModel)>();
        var model = before;
        foreach (var part in parts)
        {
            found.AddRange(Each(part, model));
            model = model.Apply(part);
        }

        return found;
    }

    private static IReadOnlyList<Operation> Parts(Operation operation, SchemaModel before) =>
        Reached(operation, before) is { Count: > 0 } parts ? parts : [operation];

    private static IReadOnlyList<Operation> Reached(Operation operation, SchemaModel before) => operation switch
    {
        RenameColumn { Online: true } rename when OnlineColumn.Of(rename, before) is { } pair =>
            OnlineChange.Open(rename.Table, pair, rename, before),
        AlterColumnType { Online: true } alter when OnlineColumn.Of(alter, before) is { } pair =>
            OnlineChange.Open(alter.Table, pair, alter, before),
        FinishOnline finish when before.FindOnline(finish.Table, finish.Column) is (var trigger, var pair) =>
            OnlineChange.Finish(trigger, pair, before),
        DropTable drop when before.OnlineOf(drop.Table).ToArray() is { Length: > 0 } open =>
            [.. open.SelectMany(one => OnlineChange.Forget(one.Trigger)), drop],
        CreateTable { Table: { Like.Count: > 0 } table } create
            when table.CopiedStatistics(before) is { Count: > 0 } statistics =>
        [
            create with { Table = table.WithoutCopiedStatistics(before) },
            .. statistics.Select(copy => new CreateObject(copy)),
        ],
        DropTable { Cascade: true } drop =>
        [
            .. before.ReferencesToTree(drop.Table)
                .Select(reference => new DropConstraint(reference.Table, reference.ForeignKey.Name)),
            .. before.HeirsOf(drop.Table).Select(heir => new DropTable(heir.Name) { Cascade = true }),
            drop with { Cascade = false },
        ],
        CreateIndex { Alone: false, Index: { Only: false } index } create
            when before.PartitionsOf(index.Table).ToArray() is { Length: > 0 } partitions =>
        [
            .. partitions.Select(partition => new CreateIndex(index.PartFor(partition, before))),
            create with { Alone = true },
        ],
        AddConstraint { Alone: false, UsingIndex: null, Constraint: IndexedConstraint key } add
            when before.PartitionsOf(add.Table).ToArray() is { Length: > 0 } partitions =>
        [
            .. Nullable(add, before).Select(column => new SetNotNull(add.Table, column)),
            .. partitions.Select(partition =>
                new AddConstraint(partition.Name, key.PartFor(before.Find(add.Table)!, partition, before))),
            add with { Alone = true },
        ],
        AddConstraint { Constraint: PrimaryKeyConstraint } add
            when before.HeirsOf(add.Table).Any() && Nullable(add, before).ToArray() is { Length: > 0 } nullable =>
            [.. nullable.Select(column => new SetNotNull(add.Table, column)), add],
        AttachPartition attach => [.. PartitionParts.MissingBefore(attach, before), attach],
        _ => [operation],
    };

    // With the primary key they refuse nulls, in the partitions and heirs too.
    private static IEnumerable<string> Nullable(AddConstraint add, SchemaModel before) =>
        add.Constraint is PrimaryKeyConstraint key
            ? key.Columns.Where(column => before.Find(add.Table)?.Column(column) is { NotNull: false })
            : [];
}
