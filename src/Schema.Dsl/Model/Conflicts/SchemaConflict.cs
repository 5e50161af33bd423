namespace Schema.Dsl;

/// <summary>What cannot be, given the schema before: found before anything runs. What raw SQL may have made is never
/// reported.</summary>
internal static partial class SchemaConflict
{
    /// <summary>Why the server would refuse the operation, and what to do; <see langword="null"/> if nothing speaks
    /// against it.</summary>
    public static string? Find(Operation operation, SchemaModel before) =>
        OfOnline(operation, before)
        ?? (IsOnline(operation)
            ? Cascade.Each(operation, before).FirstReason(part => OfOne(part.Operation, part.Before))
            : OfOne(operation, before));

    private static string? OfOne(Operation operation, SchemaModel before) =>
        OfKind(operation, before)
        ?? OfPartitions(operation, before)
        ?? OfInheritance(operation, before)
        ?? OnFollowers(operation, before)
        ?? TakenName(operation, before)
        ?? UnusableValue(operation, before);

    private static string? OfKind(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => create.Table.Like.FirstReason(like => Missing(like.Table, before))
            ?? create.Table.Inherits.FirstReason(parent => Missing(parent, before))
            ?? Doubled(create.Table.Expanded(before), before)
            ?? WrongPartition(create.Table, before)
            ?? FirstMissingReference(create.Table, before)
            ?? WrongReferences(create, before)
            ?? Outlived(create.Table, before)
            ?? create.Table.Columns.FirstReason(column => WrongStorage(create.Table.Name, column, before)),
        DeclareTable declare => before.Find(declare.Table.Name) is null
            ? null
            : Absent(before, $"the table \"{declare.Table.Name}\" is known already, so there is nothing to declare"),
        DropTable drop => Missing(drop.Table, before) ?? StillReferenced(drop, before) ?? StillNeeded(drop, before)
            ?? before.DescendantsOf(drop.Table).FirstReason(partition =>
                StillNeeded(new DropTable(partition.Name), before))
            ?? StillInherited(drop, before),
        AttachPartition attach => WrongAttachment(attach, before),
        DetachPartition detach => NoPartition(detach, before),
        Inherit inherit => WrongInheritance(inherit, before),
        NoInherit inherit => NoHeir(inherit, before),
        RenameTable rename => Missing(rename.From, before),
        SetTableSchema set => Missing(set.Table, before),
        SetTableLogging set => Missing(set.Table, before) ?? Outlived(set, before),
        SetTableParameters set => Missing(set.Table, before),
        ResetTableParameters reset => Missing(reset.Table, before),
        SetTableTablespace set => Missing(set.Table, before),

        AddColumn add => Missing(add.Table, before)
            ?? TakenColumn(add.Table, add.Column.Name, before) ?? WrongStorage(add.Table, add.Column, before),
        DropColumn drop =>
            MissingColumn(drop.Table, drop.Column, before)
            ?? StillNeeded(drop, before) ?? StillUsed(drop, before) ?? StillDrawn(drop, before),
        RenameColumn rename =>
            MissingColumn(rename.Table, rename.From, before) ?? TakenColumn(rename.Table, rename.To, before),
        AlterColumnType alter => MissingColumn(alter.Table, alter.Column, before)
            ?? Converted(alter, before) ?? WrongReferences(alter, before) ?? StillUsed(alter, before)
            ?? NotToBeNumbered(alter, before),
        SetNotNull set => MissingColumn(set.Table, set.Column, before),
        DropNotNull drop => MissingColumn(drop.Table, drop.Column, before)
            ?? InPrimaryKey(drop, before) ?? Numbered(drop.Table, drop.Column, "allows no nulls", before),
        SetDefault set => MissingColumn(set.Table, set.Column, before) ?? Computed(set, before),
        DropDefault drop => MissingColumn(drop.Table, drop.Column, before)
            ?? Numbered(drop.Table, drop.Column, "has no default", before) ?? NoDefault(drop, before),
        SetCollation set => MissingColumn(set.Table, set.Column, before)
            ?? StillUsed(new AlterColumnType(set.Table, set.Column, new ColumnType("")), before),
        SetIdentity set => MissingColumn(set.Table, set.Column, before) ?? WrongIdentity(set, before),
        DropIdentity drop => MissingColumn(drop.Table, drop.Column, before) ?? NotNumbered(drop, before),
        SetExpression set => MissingColumn(set.Table, set.Column, before)
            ?? NotComputed(set.Table, set.Column, before),
        DropExpression drop => MissingColumn(drop.Table, drop.Column, before) ?? NotStored(drop, before),
        SetStorage set => MissingColumn(set.Table, set.Column, before)
            ?? (set.Storage is null or ColumnStorage.Plain ? null : AlwaysPlain(set.Table, set.Column, before)),
        SetCompression set => MissingColumn(set.Table, set.Column, before)
            ?? (set.Compression is null ? null : AlwaysPlain(set.Table, set.Column, before)),
        SetStatistics set => MissingColumn(set.Table, set.Column, before),

        CreateIndex create => MissingColumns(create.Index, before),
        DropIndex drop => Missing(drop.Table, before) ?? (before.FindIndex(drop.Table, drop.Columns) is { } index
            ? StillReferencedKey(index, before)
            : Absent(before, $"there is no index of \"{drop.Table}\" over {string.Join(", ", drop.Columns)}")),
        DropIndexNamed drop =>
            MissingIndex(drop.Index, before) ?? StillReferencedKey(before.FindIndex(drop.Index), before),
        RenameIndex rename => MissingIndex(rename.From, before),
        SetIndexParameters set => MissingIndex(set.Index, before),
        ResetIndexParameters reset => MissingIndex(reset.Index, before),
        SetIndexTablespace set => MissingIndex(set.Index, before),
        SetIndexStatistics set => MissingIndex(set.Index, before) ?? NoExpression(set, before),
        Reindex reindex => before.TableOfKey(reindex.Index) is null ? MissingIndex(reindex.Index, before) : null,
        ReindexTable reindex => Missing(reindex.Table, before),
        AttachIndex attach => WrongAttachment(attach, before),

        AddConstraint add => Missing(add.Table, before) ?? WrongConstraint(add, before),
        DropConstraint drop =>
            MissingConstraint(drop.Table, drop.Constraint, before) ?? StillReferencedKey(drop, before),
        RenameConstraint rename =>
            MissingConstraint(rename.Table, rename.From, before) ?? TakenConstraint(rename.Table, rename.To, before),
        ValidateConstraint validate => MissingConstraint(validate.Table, validate.Constraint, before)
            ?? AlwaysValid(validate, before),
        AlterConstraint alter => MissingConstraint(alter.Table, alter.Constraint, before) ?? NoForeignKey(alter, before),

        CreateObject create => TakenObject(create.Object.Name, before)
            ?? MissingOwner(create.Object.Name, before) ?? WrongObject(create.Object, before),
        DeclareObject declare => before.Find(declare.Object.Name) is null
            ? null
            : Absent(before, $"the {declare.Object.Name.InWords} is known already, so there is nothing to declare"),
        ReplaceObject replace => MissingObject(replace.Object.Name, before) ?? WrongReplacement(replace, before),
        DropObject drop => MissingObject(drop.Object, before)
            ?? StillHeld(drop.Object, before) ?? StillUsed(drop.Object, before)
            ?? StillTheType(drop.Object, before) ?? StillDrawn(drop.Object, before) ?? StillSorting(drop.Object, before),
        RenameObject rename =>
            MissingObject(rename.Object, before)
            ?? TargetSchema(rename.Object, before) ?? TakenObject(rename.Object.Renamed(rename.To), before),
        PrivilegeChange change => MissingTarget(change, before),
        DeclarePrivileges declare => MissingTarget(declare.Change, before),
        SetTriggerState set => MissingObject(set.Trigger, before),
        SetRowSecurity set => Missing(set.Table, before),
        RefreshMaterializedView refresh => MissingObject(MaterializedView.NameOf(refresh.View), before)
            ?? NotToBeRefreshed(refresh, before),
        MoveObject move => MissingObject(move.Object, before)
            ?? TakenObject(move.Object.Moved(move.Schema), before) ?? Owned(move, before),
        ObjectChange change => MissingObject(change.Object, before) ?? WrongChange(change, before),

        SetComment { Target: On.TableTarget target } => Missing(target.Name, before),
        SetComment { Target: On.ColumnTarget target } => before.FindRelation(target.TableName) is StoredQuery view
            ? MissingColumn(view, target.Name, before)
            : MissingColumn(target.TableName, target.Name, before),
        SetComment { Target: On.ConstraintTarget target } => MissingConstraint(target.TableName, target.Name, before),
        SetComment { Target: On.IndexTarget target } => MissingIndex(target.Name, before),
        SetComment { Target: On.ObjectTarget target } => MissingObject(target.Name, before),
        SetComment { Target: On.AttributeTarget target } => MissingAttribute(target, before),
        SetComment { Target: On.DomainConstraintTarget target } => MissingConstraint(target, before),
        RowOperation rows => WrongRows(rows, before),
        FinishOnline or TryType or ExecuteSql or RunCode => null,
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no conflict rule."),
    };

    private static string? StillNeeded(DropTable drop, SchemaModel before) =>
        StillUsed(drop.Table, before) ?? StillTheType(drop.Table, before) ?? StillDrawn(drop, before);

    // The server does to partitions, and to tables that inherit, what is done to their table.
    // One that inherits a column in several ways loses it with the last of them.
    private static string? OnFollowers(Operation operation, SchemaModel before) => operation switch
    {
        DropColumn drop => before.Find(drop.Table) is not { } table ? null
            : ColumnReversal.Losing(table, drop.Column, before).Skip(1)
                .FirstReason(follower => OfKind(drop with { Table = follower.Name }, before)),
        _ when operation.TableWithFollowers() is { } table => before.FollowersOf(table).FirstReason(follower =>
            before.OnFollower(operation, follower.Name) is { } own
                ? OfKind(own, before) ?? OnFollowers(own, before)
                : null),
        _ => null,
    };

    // After raw SQL, what the model does not know may be there, and what it knows may be gone.
    private static string? Absent(SchemaModel before, string conflict) => before.HasUnknowns ? null : conflict;

    private static string? TakenName(Operation operation, SchemaModel before) =>
        RelationNames.TakenBy(operation, before).Select(name => (Name: name, Bearer: before.Bearer(name)))
            .Concat(RowTypeNames.TakenBy(operation, before).Select(name => (Name: name, Bearer: before.TypeBearer(name))))
            .FirstReason(taken => taken.Bearer is null
                ? null
                : Absent(
                    before,
                    $"the name \"{taken.Name}\" is taken by {taken.Bearer}. Choose another, or rename that first"));

    private static string? TakenColumn(TableName table, string column, SchemaModel before) =>
        before.Find(table)?.Column(column) is null
            ? null
            : Absent(before, $"there is a column \"{column}\" in table \"{table}\" already");

    private static string? InPrimaryKey(DropNotNull drop, SchemaModel before) =>
        before.Find(drop.Table)?.Constraints.OfType<PrimaryKeyConstraint>()
            .FirstOrDefault(key => key.Columns.Contains(drop.Column)) is { } key
            ? Absent(
                before,
                $"the column \"{drop.Column}\" of \"{drop.Table}\" is part of the primary key \"{key.Name}\", "
                    + "which allows no nulls")
            : null;

    private static string? Numbered(TableName table, string column, string so, SchemaModel before) =>
        before.Find(table)?.Column(column)?.Identity is null
            ? null
            : Absent(before, $"the column \"{column}\" of \"{table}\" is numbered by the server, so it {so}");

    private static string? Computed(SetDefault set, SchemaModel before) =>
        before.Find(set.Table)?.Column(set.Column) is { } column
            && (column.GeneratedAs is not null || column.Identity is not null)
            ? Absent(
                before,
                $"the column \"{set.Column}\" of \"{set.Table}\" is computed by the server, "
                    + "so it cannot have a default")
            : null;

    private static string Names(IEnumerable<Reference> references) =>
        Names(references.Select(reference => reference.ToString()));

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));
}
