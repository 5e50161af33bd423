namespace Schema.Dsl;

/// <summary>What a partition has of its partitioned table: the columns, and parts of its indexes and
/// constraints.</summary>
internal static class PartitionParts
{
    /// <summary>The table with what it gets of its partitioned table, if that is known for certain.</summary>
    public static Table Filled(this Table table, SchemaModel before)
    {
        if (table is not { PartitionOf.Of: { } of, IsUnfilled: true }
            || before.Find(of) is not { } parent
            || before.IsDoubtful(of))
        {
            return table;
        }

        var filled = parent.Columns.Aggregate(table, (made, column) =>
            made with { Columns = made.Columns.Add(column.ForPartition()) });
        filled = parent.Constraints.Aggregate(filled, (made, constraint) =>
            made with { Constraints = made.Constraints.Add(constraint.PartFor(parent, made, before)) });
        return parent.Indexes.Aggregate(filled, (made, index) =>
            made with { Indexes = made.Indexes.Add(index.PartFor(made, before)) });
    }

    /// <summary>What a table lacks to become a partition, and that the server would make by itself, under names of its
    /// own. Of a table whose columns are not known, nothing is known to be missing.</summary>
    public static IReadOnlyList<Operation> MissingBefore(AttachPartition attach, SchemaModel before)
    {
        if (before.Find(attach.Table) is not { Columns.Count: > 0 } table || before.Find(attach.Partition.Of) is not { } parent)
        {
            return [];
        }

        var linked = table.LinkedTo(parent);
        var missing = new List<Operation>();
        foreach (var constraint in parent.Constraints.Where(whole => whole is not CheckConstraint && linked.PartOf(whole) is null))
        {
            Add(new AddConstraint(table.Name, Standing(constraint.PartFor(parent, table, before))));
        }

        foreach (var index in parent.Indexes.Where(whole => linked.PartOf(whole) is null))
        {
            Add(new CreateIndex(index.PartFor(table, before) with { PartOf = null }));
        }

        return missing;

        // Each takes a name that the next one cannot have.
        void Add(Operation operation)
        {
            missing.Add(operation);
            before = before.Apply(operation);
            table = before.Find(table.Name)!;
        }
    }

    /// <summary>The table with its parts told from what is its own, as the server finds them when it becomes a
    /// partition.</summary>
    public static Table LinkedTo(this Table table, Table parent)
    {
        var like = parent.Renamed(table.Name);
        var linked = like.Constraints.Aggregate(table, (made, constraint) =>
            made.Constraints.FirstOrDefault(own => own.PartOf is null && own.Fits(constraint)) is { } own
                ? made.With(own, own with { PartOf = constraint.Name })
                : made);
        return like.Indexes.Aggregate(linked, (made, index) =>
            made.Indexes.FirstOrDefault(own => own.PartOf is null && own.Fits(index)) is { } own
                ? made with
                {
                    Indexes = made.Indexes
                        .Select(other => ReferenceEquals(other, own) ? own with { PartOf = index.Name } : other)
                        .ToValueList(),
                }
                : made);
    }

    /// <summary>The table with all that it has for its own.</summary>
    public static Table Unlinked(this Table table) => table with
    {
        PartitionOf = null,
        Constraints = table.Constraints.Select(Standing).ToValueList(),
        Indexes = table.Indexes.Select(index => index with { PartOf = null }).ToValueList(),
    };

    /// <summary>The part of a constraint that a partition has; <see langword="null"/> if it has none.</summary>
    public static Constraint? PartOf(this Table partition, Constraint whole) => partition.Constraints.FirstOrDefault(part =>
        part.PartOf == whole.Name && part.GetType() == whole.GetType());

    /// <summary>The part of an index that a partition has; <see langword="null"/> if it has none.</summary>
    public static IndexDefinition? PartOf(this Table partition, IndexDefinition whole) =>
        partition.Indexes.FirstOrDefault(part => part.PartOf == whole.Name);

    /// <summary>The column as a partition gets it: it is numbered by the partitioned table.</summary>
    public static Column ForPartition(this Column column) =>
        column with { Identity = null, Statistics = null, Comment = null };

    /// <summary>The part of an index that a partition gets, under a name that is free.</summary>
    public static IndexDefinition PartFor(this IndexDefinition index, Table partition, SchemaModel before)
    {
        var part = (new Table(index.Table) { Indexes = new[] { index } }).Renamed(partition.Name).Indexes[0];
        return part with
        {
            Name = Free(DerivedNames.Default.Index(partition.Name, index.Keys, index.Unique), partition, before),
            PartOf = index.Name,
            Only = false,
            Comment = null,
        };
    }

    /// <summary>The part of a constraint that a partition gets. Only what has an index has a name of its own.</summary>
    public static Constraint PartFor(this Constraint constraint, Table parent, Table partition, SchemaModel before)
    {
        var part = (parent with { Constraints = new[] { constraint } }).Renamed(partition.Name).Constraints[0] with
        {
            PartOf = constraint.Name,
            Comment = null,
        };
        return part switch
        {
            PrimaryKeyConstraint key => key with { Name = Free(DerivedNames.Default.PrimaryKey(partition.Name, key.Columns), partition, before) },
            UniqueConstraint unique => unique with { Name = Free(DerivedNames.Default.Unique(partition.Name, unique.Columns), partition, before) },
            ExclusionConstraint exclusion => exclusion with
            {
                Name = Free(DerivedNames.Default.Exclusion(partition.Name, exclusion.Elements), partition, before),
            },
            _ => part,
        };
    }

    private static Constraint Standing(Constraint part) => part with { PartOf = null };

    private static Table With(this Table table, Constraint before, Constraint after) => table with
    {
        Constraints = table.Constraints.Select(other => ReferenceEquals(other, before) ? after : other).ToValueList(),
    };

    // What the server compares when a table becomes a partition, and no more.
    public static bool Fits(this Constraint own, Constraint whole) => (own, whole) switch
    {
        (CheckConstraint check, CheckConstraint other) => check.Name == other.Name,
        (ForeignKeyConstraint key, ForeignKeyConstraint other) =>
            key with { Name = "", Comment = null } == other with { Name = "", Comment = null, PartOf = null },
        (IndexedConstraint key, IndexedConstraint other) => Bare(key) == Bare(other),
        _ => false,
    };

    /// <summary>Whether the server takes an index for a part of another, both of one table. In which order they sort
    /// does not matter to it.</summary>
    public static bool Fits(this IndexDefinition own, IndexDefinition whole) => Bare(own) == Bare(whole);

    /// <summary>Whether the server takes the index of a key for a part of an index, as if it were no key's.</summary>
    public static bool Fits(this Constraint own, IndexDefinition whole) => own switch
    {
        PrimaryKeyConstraint key => IndexOf(key, key.Columns, whole.Table).Fits(whole),
        UniqueConstraint key =>
            (IndexOf(key, key.Columns, whole.Table) with { NullsNotDistinct = key.NullsNotDistinct }).Fits(whole),
        _ => false,
    };

    private static IndexDefinition IndexOf(IndexedConstraint key, ValueList<string> columns, TableName table) =>
        new(key.Name, table, columns.Select(IndexKey.OfColumn).ToValueList()) { Unique = true, Include = key.Include };

    private static IndexedConstraint Bare(IndexedConstraint key) => key with
    {
        Name = "",
        PartOf = null,
        Comment = null,
        Parameters = ValueList<StorageParameter>.Empty,
        Tablespace = null,
    };

    private static IndexDefinition Bare(IndexDefinition index) => index with
    {
        Name = "",
        PartOf = null,
        Keys = index.Keys
            .Select(key => key with { Sort = Sort.Ascending, Nulls = Nulls.Default, Statistics = null })
            .ToValueList(),
        Parameters = ValueList<StorageParameter>.Empty,
        Tablespace = null,
        Only = false,
        Blocking = false,
        Comment = null,
    };

    // The table itself bears names too that the model does not know yet.
    private static string Free(string name, Table partition, SchemaModel before)
    {
        var number = 0;
        var free = name;
        while (partition.Indexes.Any(index => index.Name == free)
            || partition.Constraint(free) is not null
            || before.Bearer(partition.Name with { Name = free }) is not null)
        {
            number++;
            free = Identifier.Derived(FormattableString.Invariant($"{name}{number}"));
        }

        return free;
    }
}
