namespace Schema.Dsl;

/// <summary>What cannot change while a trigger keeps two columns in step: the columns, what belongs to them, and the
/// trigger.</summary>
internal sealed class OnlineHold(Trigger trigger, SchemaModel before)
{
    private readonly TableName _table = trigger.Name.Owner!;
    private readonly OnlineColumn _pair = trigger.Keeps!;

    /// <summary>What holds, and what to do.</summary>
    public string InWords =>
        $"{_pair.InWords(_table)}. Finish that first, with FinishOnline(\"{_table}\", \"{_pair.Final}\")";

    public bool Covers(Operation operation) => operation switch
    {
        // The default of the old column is the one that counts, and moves in the end.
        SetDefault set => IsOn(set.Table) && set.Column == _pair.New,
        DropDefault drop => IsOn(drop.Table) && drop.Column == _pair.New,
        _ when ColumnOf(operation) is { } column => IsOn(column.Table) && IsOneOf(column.Name),

        CreateIndex create => IsOn(create.Index.Table) && create.Index.Mentions(_pair.Old),
        DropIndex drop => Has(before.FindIndex(drop.Table, drop.Columns)),
        DropIndexNamed drop => Has(before.FindIndex(drop.Index)),
        RenameIndex rename => Has(before.FindIndex(rename.From)),
        AddConstraint add => (IsOn(add.Table) && add.Constraint.Mentions(_pair.Old)) || Refers(add.Constraint),
        CreateTable create => create.Table.Constraints.Any(Refers),
        DropConstraint drop => IsOn(drop.Table) && Has(drop.Constraint),
        RenameConstraint rename => IsOn(rename.Table) && Has(rename.From),

        AttachPartition attach => IsOn(attach.Table),
        Inherit inherit => IsOn(inherit.Table) || IsOn(inherit.From),

        DropObject drop => IsMeans(drop.Object),
        RenameObject rename => IsMeans(rename.Object),
        ReplaceObject replace => IsMeans(replace.Object.Name),
        MoveObject move => IsMeans(move.Object),
        SetTriggerState set => IsMeans(set.Trigger),
        _ => false,
    };

    private static (TableName Table, string Name)? ColumnOf(Operation operation) => operation switch
    {
        DropColumn drop => (drop.Table, drop.Column),
        RenameColumn rename => (rename.Table, rename.From),
        AlterColumnType alter => (alter.Table, alter.Column),
        SetNotNull set => (set.Table, set.Column),
        DropNotNull drop => (drop.Table, drop.Column),
        SetCollation set => (set.Table, set.Column),
        SetIdentity set => (set.Table, set.Column),
        DropIdentity drop => (drop.Table, drop.Column),
        SetExpression set => (set.Table, set.Column),
        DropExpression drop => (drop.Table, drop.Column),
        SetStorage set => (set.Table, set.Column),
        SetCompression set => (set.Table, set.Column),
        SetStatistics set => (set.Table, set.Column),
        SetComment { Target: On.ColumnTarget column } => (column.TableName, column.Name),
        _ => null,
    };

    private bool IsOn(TableName table) => before.AreSame(table, _table);

    private bool Refers(Constraint constraint) =>
        constraint is ForeignKeyConstraint key && IsOn(key.References) && key.ReferencedColumns.Any(IsOneOf);

    private bool IsOneOf(string column) => column == _pair.Old || column == _pair.New;

    private bool Has(IndexDefinition? index) =>
        index is not null && IsOn(index.Table) && (index.Mentions(_pair.Old) || index.Mentions(_pair.New));

    private bool Has(string constraint) => before.Find(_table)?.Constraint(constraint) is { } known
        && (known.Mentions(_pair.Old) || known.Mentions(_pair.New));

    private bool IsMeans(ObjectName name) =>
        before.Find(name) is { } known
        && (known == trigger || (name.Kind == ObjectKind.Function && before.TriggersOf(name).Contains(trigger)));
}
