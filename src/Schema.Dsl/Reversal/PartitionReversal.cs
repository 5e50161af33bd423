namespace Schema.Dsl;

/// <summary>Brings partitions back to what the history knows of them, under the names that their parts have.</summary>
internal static class PartitionReversal
{
    /// <summary>Adds what differs in partitions and heirs after the way back of an operation on their table: the server
    /// does to all of them what it does to that.</summary>
    public static Reversal WithPartitions(this Reversal reversal, Operation operation, SchemaModel before)
    {
        if (reversal is not Reversal.Possible { Operations: var undo }
            || operation.TableWithFollowers() is not { } table
            || before.AllFollowersOf(table).ToArray() is not { Length: > 0 } partitions)
        {
            return reversal;
        }

        var undone = undo.Aggregate(before.Apply(operation), (model, one) => model.Apply(one));
        return new Reversal.Possible(
            undo.Concat(partitions.SelectMany(partition => Differences(undone.Find(partition.Name), partition))).ToValueList());
    }

    /// <summary>Creates a table again with its partitions, and all that belongs to them.</summary>
    public static Reversal Restore(Table table, SchemaModel before)
    {
        var undo = new List<Operation>();
        foreach (var one in before.DescendantsOf(table.Name).Prepend(table))
        {
            if (Unattached(one, before) is { } unattached)
            {
                return unattached;
            }

            switch (ObjectReversal.WithOwned(one.Name, before, new CreateTable(one), GrantReversal.Restore(one, before)))
            {
                case Reversal.Possible possible:
                    undo.AddRange(possible.Operations);
                    break;
                case var impossible:
                    return impossible;
            }
        }

        return new Reversal.Possible(undo.ToValueList());
    }

    /// <summary>Makes a table a partition again.</summary>
    public static Reversal Attach(DetachPartition detach, SchemaModel before) =>
        before.Find(detach.Table) is not { PartitionOf: { } partition } table ? Reversal.Unknown(detach.Table)
        : Unattached(table, before) is { } unattached ? unattached
        : new Reversal.Possible(new AttachPartition(detach.Table, partition));

    /// <summary>Creates an index again, with its parts. They come first, since the server makes what is missing; of an
    /// index for the partitioned table only they are attached behind.</summary>
    public static IEnumerable<Operation> Create(IndexDefinition index, SchemaModel before)
    {
        var partitions = before.PartitionsOf(index.Table).ToArray();
        var parts = partitions
            .SelectMany(partition => partition.Indexes.Where(part => part.PartOf == index.Name))
            .SelectMany(part => Create(part, before));
        return index.Only
            ? parts.Prepend(new CreateIndex(index))
            : parts.Append(new CreateIndex(index) { Alone = partitions.Length > 0 });
    }

    /// <summary>Adds a constraint again, with its parts. The server adds those itself that have no index.</summary>
    public static IEnumerable<Operation> Add(TableName table, Constraint constraint, SchemaModel before)
    {
        var partitions = before.PartitionsOf(table).ToArray();
        return constraint is not IndexedConstraint || partitions.Length == 0
            ? [new AddConstraint(table, constraint)]
            : partitions
                .SelectMany(partition => partition.Constraints
                    .Where(part => part.PartOf == constraint.Name)
                    .SelectMany(part => Add(partition.Name, part, before)))
                .Append(new AddConstraint(table, constraint) { Alone = true });
    }

    /// <summary>Gives an index of a partition its own life back. No server can: all parts are made anew.</summary>
    public static Reversal Detach(AttachIndex attach, SchemaModel before) =>
        before.FindIndex(attach.Index) is not { } index ? IndexReversal.Unknown(attach.Index)
        : before.FindIndex(attach.To) is not { } whole ? IndexReversal.Unknown(attach.To)
        : new Reversal.Possible([new DropIndexNamed(attach.To), .. Create(whole, before), .. Create(index, before)]);

    // The server would make a part of its own where the partition comes back.
    private static Reversal.Impossible? Unattached(Table table, SchemaModel before) =>
        table.PartitionOf is { Of: var of } && before.Find(of) is { } parent
            && parent.Indexes.FirstOrDefault(index => table.PartOf(index) is null) is { } index
            ? new Reversal.Impossible(
                $"the index \"{index.Name}\" of \"{of}\" has no part in \"{table.Name}\", and the server would make one. Attach "
                + "one before, with AttachIndex")
            : null;

    private static IEnumerable<Operation> Differences(Table? undone, Table before) => undone is null
        ? []
        : before.Columns
            .Where(column => undone.Column(column.Name) is { } other && other != column)
            .SelectMany(column => Differences(before.Name, undone.Column(column.Name)!, column))
            .Concat(before.Constraints
                .Where(part => part.PartOf is not null)
                .SelectMany(part => Differences(before.Name, undone.Constraints.FirstOrDefault(other =>
                    other.PartOf == part.PartOf && other.GetType() == part.GetType()), part)));

    private static IEnumerable<Operation> Differences(TableName table, Column undone, Column before)
    {
        Operation?[] changes =
        [
            undone.Default == before.Default ? null
                : before.Default is { } value ? new SetDefault(table, before.Name, value)
                : new DropDefault(table, before.Name),
            undone.NotNull == before.NotNull ? null
                : before.NotNull ? new SetNotNull(table, before.Name)
                : new DropNotNull(table, before.Name),
            undone.Storage == before.Storage ? null : new SetStorage(table, before.Name, before.Storage),
            undone.Compression == before.Compression ? null : new SetCompression(table, before.Name, before.Compression),
            undone.Statistics == before.Statistics ? null : new SetStatistics(table, before.Name, before.Statistics),
            undone.Comment == before.Comment ? null : new SetComment(On.Column(table, before.Name), before.Comment),
        ];
        return changes.OfType<Operation>();
    }

    private static IEnumerable<Operation> Differences(TableName table, Constraint? undone, Constraint before)
    {
        Operation?[] changes =
        [
            undone is null || undone.Name == before.Name ? null : new RenameConstraint(table, undone.Name, before.Name),
            undone is null || undone.Comment == before.Comment ? null
                : new SetComment(On.Constraint(table, before.Name), before.Comment),
            undone is not null && undone.IsNotValid() && !before.IsNotValid()
                ? new ValidateConstraint(table, before.Name)
                : null,
        ];
        return changes.OfType<Operation>();
    }
}
