namespace Schema.Dsl;

/// <summary>What the server does to each partition when it changes the partitioned table. See the PostgreSQL manual,
/// ALTER TABLE.</summary>
internal static class OnPartition
{
    /// <summary>The table whose partitions, or whose heirs, an operation may change too; <see langword="null"/> if it
    /// changes none.</summary>
    public static TableName? TableWithFollowers(this Operation operation) => operation switch
    {
        AddColumn add => add.Table,
        DropColumn drop => drop.Table,
        RenameColumn rename => rename.Table,
        AlterColumnType alter => alter.Table,
        SetNotNull set => set.Table,
        DropNotNull drop => drop.Table,
        SetDefault set => set.Table,
        DropDefault drop => drop.Table,
        SetCollation set => set.Table,
        SetExpression set => set.Table,
        DropExpression drop => drop.Table,
        SetStorage set => set.Table,
        SetStatistics set => set.Table,
        AddConstraint add => add.Table,
        DropConstraint drop => drop.Table,
        RenameConstraint rename => rename.Table,
        ValidateConstraint validate => validate.Table,
        AlterConstraint alter => alter.Table,
        _ => null,
    };

    /// <summary>What becomes of a partition; <see langword="null"/> if nothing does.</summary>
    /// <param name="after">The schema in which the partitioned table is changed already.</param>
    public static Operation? On(this Operation operation, Table partition, SchemaModel after) => operation switch
    {
        // Compression is set apart from the column, and the server sets it for one table only.
        AddColumn add => new AddColumn(partition.Name, add.Column.ForPartition() with
        {
            Statistics = add.Column.Statistics,
            Compression = null,
        }),
        DropColumn drop => drop with { Table = partition.Name },
        RenameColumn rename => rename with { Table = partition.Name },
        AlterColumnType alter => alter with { Table = partition.Name },
        SetNotNull set => set with { Table = partition.Name },
        DropNotNull drop => drop with { Table = partition.Name },
        SetDefault set => set with { Table = partition.Name },
        DropDefault drop => drop with { Table = partition.Name },
        SetCollation set => set with { Table = partition.Name },
        SetExpression set => set with { Table = partition.Name },
        DropExpression drop => drop with { Table = partition.Name },
        SetStorage set => set with { Table = partition.Name },
        SetStatistics set => set with { Table = partition.Name },

        // Keys are added to each partition by operations of their own.
        AddConstraint { Constraint: not IndexedConstraint } add when Part(partition, add.Constraint.Name) is null => new AddConstraint(
            partition.Name, add.Constraint.PartFor(after.Find(add.Table)!, partition, after)),
        RenameConstraint rename when Part(partition, rename.To) is CheckConstraint check =>
            new RenameConstraint(partition.Name, check.Name, rename.To),
        ValidateConstraint validate when Part(partition, validate.Constraint) is { } part =>
            new ValidateConstraint(partition.Name, part.Name),
        AlterConstraint alter when Part(partition, alter.Constraint) is { } part =>
            new AlterConstraint(partition.Name, part.Name, alter.Deferral),
        _ => null,
    };

    private static Constraint? Part(Table partition, string whole) =>
        partition.Constraints.FirstOrDefault(part => part.PartOf == whole);
}
