using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What others notice of an operation that is done as it is written: the locks that the server takes, and what
/// it does while it has them. See the manual, Explicit Locking, and ALTER TABLE's notes.</summary>
internal static class PostgresEffects
{
    public static StepEffect Of(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => OfCreation(create.Table.Expanded(before), before),
        DropTable drop => new(OfDrop(drop, before).ToValueList(), TableWork.None),
        RenameTable rename => Exclusive(rename.From),
        SetTableSchema set => Exclusive(set.Table),
        SetTableParameters set => Weak(set.Table),
        ResetTableParameters reset => Weak(reset.Table),
        SetTableLogging set when before.Find(set.Table)?.Unlogged == set.Unlogged => Exclusive(set.Table),
        SetTableLogging set => Exclusive(set.Table, TableWork.Rewrites),
        SetTableTablespace set => Exclusive(set.Table, TableWork.Rewrites),
        AttachPartition attach => new(
            DefaultsOf(attach.Partition.Of, before)
                .Append(Hold(attach.Table))
                .Append(Hold(attach.Partition.Of, LockMode.ShareUpdateExclusive))
                .ToValueList(),
            TableWork.Scans),
        DetachPartition detach => new(
            DefaultsOf(detach.From, before).Concat([Hold(detach.Table), Hold(detach.From)]).ToValueList(),
            TableWork.None),
        Inherit inherit => Exclusive(inherit.Table),
        NoInherit inherit => Exclusive(inherit.Table),

        AddColumn { Column: var column } add => Exclusive(add.Table, WorkOf(column, before)),
        DropColumn drop => new(OfDrop(drop, before).ToValueList(), TableWork.None),
        RenameColumn rename => Exclusive(rename.Table),
        AlterColumnType alter => Exclusive(alter.Table, WorkOf(TypeChange.Of(alter, before))),
        TryType type => Held(type.Table, LockMode.AccessShare, TableWork.Scans),
        SetNotNull set => Exclusive(set.Table, TableWork.Scans),
        DropNotNull drop => Exclusive(drop.Table),
        SetDefault set => Exclusive(set.Table),
        DropDefault drop => Exclusive(drop.Table),
        SetCollation set => Exclusive(set.Table, WorkOf(TypeChange.Of(set, before))),
        SetIdentity set => Exclusive(set.Table),
        DropIdentity drop => Exclusive(drop.Table),
        SetExpression set => Exclusive(set.Table, TableWork.Rewrites),
        DropExpression drop => Exclusive(drop.Table),
        SetStorage set => Exclusive(set.Table),
        SetCompression set => Exclusive(set.Table),
        SetStatistics set => Weak(set.Table),

        CreateIndex create => Held(create.Index.Table, LockMode.Share, Building(create.Index.Table, before)),
        DropIndex drop => Exclusive(drop.Table),
        DropIndexNamed drop => Of(drop.Index, before, LockMode.AccessExclusive, TableWork.None),
        SetIndexTablespace set => Of(set.Index, before, LockMode.AccessExclusive, TableWork.Rewrites),
        Reindex reindex => Of(reindex.Index, before, LockMode.Share, TableWork.Builds),
        ReindexTable reindex => Held(reindex.Table, LockMode.Share, TableWork.Builds),

        AddConstraint add => OfConstraint(add, before),
        DropConstraint drop => new(
            Referred(before.Find(drop.Table)?.Constraint(drop.Constraint)).Prepend(Hold(drop.Table)).ToValueList(),
            TableWork.None),
        RenameConstraint rename => Exclusive(rename.Table),
        ValidateConstraint validate => Held(validate.Table, LockMode.ShareUpdateExclusive, TableWork.Scans),
        AlterConstraint alter => new(
            Referred(before.Find(alter.Table)?.Constraint(alter.Constraint)).Prepend(Hold(alter.Table)).ToValueList(),
            TableWork.None),

        CreateObject { Object: Trigger { Name.Owner: { } table } } => Held(table, LockMode.ShareRowExclusive),
        CreateObject { Object: Policy { Name.Owner: { } table } } => Exclusive(table),
        ReplaceObject { Object: Trigger { Name.Owner: { } table } } => Held(table, LockMode.ShareRowExclusive),
        ReplaceObject { Object: Policy { Name.Owner: { } table } } => Exclusive(table),
        DropObject { Object.Owner: { } table } => Exclusive(table),
        SetTriggerState { Trigger.Owner: { } table } => Held(table, LockMode.ShareRowExclusive),
        SetRowSecurity set => Exclusive(set.Table),
        RefreshMaterializedView { Concurrently: true } refresh => Held(refresh.View, LockMode.Exclusive, TableWork.Scans),
        RefreshMaterializedView refresh => Exclusive(refresh.View, TableWork.Builds),

        SetComment { Target: On.TableTarget { Name: var table } } => Weak(table),
        SetComment { Target: On.ColumnTarget { TableName: var table } } => Weak(table),
        SetComment { Target: On.ConstraintTarget { TableName: var table } } => Weak(table),
        RowOperation rows => Held(rows.Table, LockMode.RowExclusive, TableWork.Writes),
        ExecuteSql or RunCode => StepEffect.Unknown,
        _ => StepEffect.None,
    };

    private static TableLock Hold(TableName table, LockMode mode = LockMode.AccessExclusive) => new(table, mode);

    private static StepEffect Held(TableName table, LockMode mode, TableWork work = TableWork.None) =>
        new(new[] { Hold(table, mode) }, work);

    private static StepEffect Exclusive(TableName table, TableWork work = TableWork.None) =>
        Held(table, LockMode.AccessExclusive, work);

    private static StepEffect Weak(TableName table) => Held(table, LockMode.ShareUpdateExclusive);

    private static StepEffect Of(TableName index, SchemaModel before, LockMode mode, TableWork work) =>
        (before.FindIndex(index)?.Table ?? before.TableOfKey(index)?.Name) is { } table
            ? Held(table, mode, work)
            : new(ValueList<TableLock>.Empty, TableWork.Unknown);

    private static StepEffect OfCreation(Table table, SchemaModel before)
    {
        var rest = table.PartitionOf is { } partition ? DefaultsOf(partition.Of, before).ToArray() : [];
        return new(
            new[]
            {
                rest,
                table.Constraints.SelectMany(Referring),
                table.PartitionOf is null ? []
                    : [Hold(table.PartitionOf.Of, table.IsUnfilled ? LockMode.AccessExclusive : LockMode.ShareUpdateExclusive)],
                table.Inherits.Select(parent => Hold(parent, LockMode.ShareUpdateExclusive)),
            }.SelectMany(locks => locks).ToValueList(),
            rest.Length > 0 ? TableWork.Scans : TableWork.None);
    }

    // The triggers of a foreign key go from both tables.
    private static IEnumerable<TableLock> OfDrop(DropTable drop, SchemaModel before) =>
    [
        Hold(drop.Table),
        .. before.Find(drop.Table)?.Constraints.SelectMany(Referred) ?? [],
        .. before.ReferencesTo(drop.Table).Select(reference => Hold(reference.Table)),
        .. before.Find(drop.Table)?.PartitionOf is { Of: var of } ? [Hold(of)] : Array.Empty<TableLock>(),
    ];

    private static IEnumerable<TableLock> OfDrop(DropColumn drop, SchemaModel before) =>
    [
        Hold(drop.Table),
        .. before.Find(drop.Table)?.Constraints
            .Where(constraint => constraint is ForeignKeyConstraint key && key.Columns.Contains(drop.Column))
            .SelectMany(Referred) ?? [],
    ];

    private static IEnumerable<TableLock> Referred(Constraint? constraint) =>
        constraint is ForeignKeyConstraint { PartOf: null } key ? [Hold(key.References)] : [];

    private static IEnumerable<TableLock> Referring(Constraint constraint) =>
        constraint is ForeignKeyConstraint key ? [Hold(key.References, LockMode.ShareRowExclusive)] : [];

    private static IEnumerable<TableLock> DefaultsOf(TableName table, SchemaModel before) => before.PartitionsOf(table)
        .Where(partition => partition.PartitionOf?.Bound is DefaultBound)
        .Select(partition => Hold(partition.Name));

    private static TableWork WorkOf(Column column, SchemaModel before) =>
        column.Identity is not null
            || column is { GeneratedAs: not null, IsVirtual: false }
            || (column.Default is { } value && ExpressionVolatility.MayDiffer(value, before))
            || (TypeConversions.DomainOf(column.Type, before) is { } domain && TypeConversions.IsConstrained(domain, before))
            ? TableWork.Rewrites
            : TableWork.None;

    // A partitioned table has no rows of its own, and those of its partitions are indexed before.
    private static TableWork Building(TableName table, SchemaModel before) =>
        before.Find(table)?.PartitionedBy is null ? TableWork.Builds : TableWork.None;

    private static TableWork WorkOf(TypeChange change) =>
        change.Rewrites ? TableWork.Rewrites
        : change.Indexes.Count > 0 ? TableWork.Builds
        : change.Checks.Count > 0 ? TableWork.Scans
        : TableWork.None;

    private static StepEffect OfConstraint(AddConstraint add, SchemaModel before) => add.Constraint switch
    {
        ForeignKeyConstraint key => new(
            Referring(key).Prepend(Hold(add.Table, LockMode.ShareRowExclusive)).ToValueList(),
            key.NotValid ? TableWork.None : TableWork.Scans),
        CheckConstraint check => Exclusive(add.Table, check.NotValid ? TableWork.None : TableWork.Scans),
        _ when add.UsingIndex is null => Exclusive(add.Table, Building(add.Table, before)),
        PrimaryKeyConstraint key when key.Columns.Any(name => before.Find(add.Table)?.Column(name) is { NotNull: false }) =>
            Exclusive(add.Table, TableWork.Scans),
        _ => Exclusive(add.Table),
    };
}
