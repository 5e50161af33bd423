namespace Schema.Dsl;

/// <summary>How an operation is undone: by other operations, or not at all.</summary>
/// <remarks>A value and no exception, so that a plan can name every irreversible operation before it runs
/// any.</remarks>
internal abstract record Reversal
{
    private Reversal()
    {
    }

    /// <summary>The rules by which operations are undone: one arm per operation, and nowhere else.</summary>
    /// <param name="operation">What is to be undone.</param>
    /// <param name="before">The schema that the operation met: it knows what a drop takes away.</param>
    public static Reversal Of(Operation operation, SchemaModel before) =>
        Cascade.Of(operation, before) is { Count: > 1 } parts
            ? OfParts(operation, OfAll(parts, before))
            : AsWritten(operation, OfOne(operation, before).WithPartitions(operation, before));

    private static Reversal OfParts(Operation operation, Reversal reversal) =>
        operation is FinishOnline && reversal is Possible possible
            ? new Possible(OnlineChange.Undo(possible.Operations).ToValueList())
            : reversal;

    // What was run as it is written is undone so.
    private static Reversal AsWritten(Operation operation, Reversal reversal) =>
        reversal is Possible possible && operation.UnsafeBecause is { } reason
            ? new Possible(possible.Operations.MarkUnsafe(reason).ToValueList())
            : reversal;

    private static Reversal OfOne(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => new Possible(new DropTable(create.Table.Name)),
        DeclareTable => new Possible(),
        DropTable drop when before.DescendantsOf(drop.Table).Select(table => table.Name).Prepend(drop.Table)
            .FirstOrDefault(before.IsDoubtful) is { } doubtful => Doubtful(doubtful),
        DropTable drop when InheritanceReversal.Lost(drop, before) is { } lost => lost,
        DropTable drop =>
            before.Find(drop.Table) is { } table
                ? SequenceReversal.With(
                    before.DescendantsOf(drop.Table).Prepend(table).SelectMany(one => before.SequencesOf(one.Name)),
                    PartitionReversal.Restore(table, before),
                    before)
                : Unknown(drop.Table),
        RenameTable rename => new Possible(new RenameTable(rename.To, rename.From)),
        SetTableSchema set => new Possible(
            new SetTableSchema(set.Table with { Schema = set.Schema }, before.SchemaOf(set.Table))),
        SetTableLogging set => TableReversal.Of(set.Table, before, table =>
            [new SetTableLogging(set.Table, table.Unlogged)]),
        SetTableParameters set => TableReversal.RestoreParameters(set.Table, operation, before),
        ResetTableParameters reset => TableReversal.RestoreParameters(reset.Table, operation, before),
        SetTableTablespace set => TableReversal.Of(set.Table, before, table =>
            [new SetTableTablespace(set.Table, table.Tablespace)]),
        AttachPartition attach => new Possible(new DetachPartition(attach.Table, attach.Partition.Of)),
        DetachPartition detach => PartitionReversal.Attach(detach, before),
        Inherit inherit => new Possible(new NoInherit(inherit.Table, inherit.From)),
        NoInherit inherit => InheritanceReversal.Inherit(inherit, before),

        AddColumn add => new Possible(new DropColumn(add.Table, add.Column.Name)),
        DropColumn drop =>
            before.Find(drop.Table) is { } table
                ? SequenceReversal.With(
                    ColumnReversal.Losing(table, drop.Column, before)
                        .SelectMany(one => before.SequencesOf(one.Name, drop.Column)),
                    ColumnReversal.Restore(table, drop.Column, before), before)
                : Unknown(drop.Table),
        RenameColumn rename => new Possible(rename with { From = rename.To, To = rename.From }),
        AlterColumnType alter =>
            WithColumn(alter.Table, alter.Column, before, column => ColumnReversal.RestoreType(alter, column, before)),
        FinishOnline finish => new Impossible(
            $"nothing is known from the history to be open for the column \"{finish.Column}\" of \"{finish.Table}\""),
        TryType => new Possible(),
        SetNotNull set => WithColumn(set.Table, set.Column, before, column =>
            column.NotNull ? new Possible() : KeyReversal.AllowNulls(set, before)),
        DropNotNull drop => WithColumn(drop.Table, drop.Column, before, column =>
            column.NotNull ? new Possible(new SetNotNull(drop.Table, drop.Column)) : new Possible()),
        SetDefault set => WithColumn(set.Table, set.Column, before, column => RestoreDefault(set.Table, column)),
        DropDefault drop => WithColumn(drop.Table, drop.Column, before, column => RestoreDefault(drop.Table, column)),
        SetCollation set => WithColumn(set.Table, set.Column, before, column =>
            new Possible(set with { Collation = column.Collation ?? TypeTraits.Own })),
        SetIdentity set => WithColumn(set.Table, set.Column, before, column => RestoreIdentity(set.Table, column)),
        DropIdentity drop => WithColumn(drop.Table, drop.Column, before, column => new Possible(
        [
            .. RestoreIdentity(drop.Table, column).Operations,
            .. GrantReversal.Restore(new On.IdentityTarget(drop.Table, drop.Column), before),
        ])),
        SetExpression set => WithColumn(set.Table, set.Column, before, column =>
            column.GeneratedAs is { } sql ? new Possible(set with { Expression = sql }) : new Possible()),
        DropExpression drop => WithColumn(drop.Table, drop.Column, before, column =>
            ColumnReversal.MakeAnew(before.Find(drop.Table)!, column, before)),
        SetStorage set => WithColumn(set.Table, set.Column, before, column =>
            new Possible(set with { Storage = column.Storage })),
        SetCompression set => WithColumn(set.Table, set.Column, before, column =>
            new Possible(set with { Compression = column.Compression })),
        SetStatistics set => WithColumn(set.Table, set.Column, before, column =>
            new Possible(set with { Target = column.Statistics })),

        CreateIndex { Index.PartOf: not null } => new Possible(),
        CreateIndex { Index: var index } => KeyReversal.Remove(
            index.Table,
            Keys.Columns(index),
            before,
            new DropIndexNamed(index.Table with { Name = index.Name }) { Blocking = index.Blocking }),
        DropIndex drop => before.FindIndex(drop.Table, drop.Columns) is { } index
            ? new Possible([.. PartitionReversal.Create(index, before)])
            : new Impossible(
                $"the index of \"{drop.Table}\" over {string.Join(", ", drop.Columns)} is not known from the history"),
        DropIndexNamed drop => IndexReversal.Of(
            drop.Index, before, index => [.. PartitionReversal.Create(index, before)]),
        RenameIndex rename => new Possible(new RenameIndex(rename.From with { Name = rename.To }, rename.From.Name)),
        SetIndexParameters set => IndexReversal.RestoreParameters(set.Index, operation, before),
        ResetIndexParameters reset => IndexReversal.RestoreParameters(reset.Index, operation, before),
        SetIndexTablespace set => IndexReversal.Of(set.Index, before, index =>
            [set with { Tablespace = index.Tablespace }]),
        SetIndexStatistics set => IndexReversal.RestoreStatistics(set, before),
        Reindex or ReindexTable => new Possible(),
        AttachIndex attach => PartitionReversal.Detach(attach, before),

        AddConstraint { Constraint.PartOf: not null } => new Possible(),
        AddConstraint add => ConstraintReversal.Remove(add, before),
        DropConstraint drop => ConstraintReversal.Of(drop.Table, drop.Constraint, before, constraint =>
            [.. PartitionReversal.Add(drop.Table, constraint, before)]),
        RenameConstraint rename => new Possible(rename with { From = rename.To, To = rename.From }),
        ValidateConstraint validate => ConstraintReversal.Invalidate(validate, before),
        AlterConstraint alter => ConstraintReversal.Of(alter.Table, alter.Constraint, before, constraint =>
            [alter with { Deferral = constraint.Deferral }]),

        CreateObject create => new Possible(new DropObject(create.Object.Name)),
        DeclareObject => new Possible(),
        ReplaceObject replace => ObjectReversal.Replace(replace.Object, before),
        DropObject drop when before.Find(drop.Object) is Trigger { Keeps: { } pair, Name.Owner: { } table } trigger =>
            new Possible(new CreateObject(trigger), pair.FillBack(table)),
        DropObject drop => ObjectReversal.Restore(drop.Object, before),
        RenameObject rename => new Possible(
            new RenameObject(rename.Object.Renamed(rename.To), rename.Object.Name.Name)),
        MoveObject move => new Possible(
            new MoveObject(move.Object.Moved(move.Schema), move.Object.Name.Schema)),
        ObjectChange change => ObjectChangeReversal.Of(change, before),
        PrivilegeChange change => GrantReversal.Of(change, before),
        DeclarePrivileges => new Possible(),
        SetTriggerState set => ObjectReversal.Of(set.Trigger, before, known =>
            [set with { State = ((Trigger)known).State }]),
        SetRowSecurity set => before.Find(set.Table) is { } table
            ? new Possible(set with
            {
                IsEnabled = set.IsEnabled is null ? null : table.RowSecurity,
                IsForced = set.IsForced is null ? null : table.ForcesRowSecurity,
            })
            : Unknown(set.Table),
        RefreshMaterializedView refresh => ObjectReversal.Refill(refresh, before),

        SetComment comment => RestoreComment(comment, before),
        RowOperation { Undo: { } undo } => new Possible(undo),
        RowOperation { IrreversibleBecause: { } reason } => new Impossible(reason),
        InsertRows insert => RowReversal.Delete(insert, before),
        UpdateRows => new Impossible("an update does not know what was there before"),
        BackfillRows => new Possible(),
        DeleteRows => new Impossible("a delete does not know what was there before"),
        ExecuteSql { Down: { } down } sql => new Possible(
            new ExecuteSql(down, sql.Up) { File = sql.DownFile, DownFile = sql.File }),
        ExecuteSql sql => new Impossible(sql.IrreversibleBecause ?? "raw SQL says only the way up"),
        RunCode { Down: { } down } code => new Possible(new RunCode(down, code.Up)),
        RunCode code => new Impossible(code.IrreversibleBecause ?? "code says only the way up"),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no reversal rule."),
    };

    private static Reversal OfAll(IEnumerable<Operation> operations, SchemaModel before)
    {
        var undo = new List<Operation>();
        var model = before;
        foreach (var operation in operations)
        {
            switch (Of(operation, model))
            {
                case Possible possible:
                    undo.InsertRange(0, possible.Operations);
                    model = model.Apply(operation);
                    break;
                case var impossible:
                    return impossible;
            }
        }

        return new Possible(undo.ToValueList());
    }

    internal static Impossible Unknown(TableName table) => new(
        $"the table \"{table}\" is not known from the history. Declare what it looks like before this migration, with "
        + $"ExistingTable(\"{table}\", t => …)");

    private static Impossible Doubtful(TableName table) => new(
        $"raw SQL may have changed the table \"{table}\". Declare it as it is before this migration, with "
        + $"ExistingTable(\"{table}\", t => …)");

    private static Reversal WithColumn(
        TableName table, string name, SchemaModel before, Func<Column, Reversal> reverse) =>
        before.Find(table) is not { } known ? Unknown(table)
        : known.Column(name) is { } column ? reverse(column)
        : ColumnReversal.Unknown(table, name);

    private static Possible RestoreDefault(TableName table, Column column) => column.Default is { } value
        ? new Possible(new SetDefault(table, column.Name, value))
        : new Possible(new DropDefault(table, column.Name));

    private static Possible RestoreIdentity(TableName table, Column column) => column.Identity is { } identity
        ? new Possible(new SetIdentity(table, column.Name, identity))
        : new Possible(new DropIdentity(table, column.Name));

    private static Reversal RestoreComment(SetComment comment, SchemaModel before) => comment.Target switch
    {
        On.TableTarget target => before.Find(target.Name) is { } table
            ? new Possible(comment with { Text = table.Comment })
            : Unknown(target.Name),
        On.ColumnTarget target when before.FindRelation(target.TableName) is StoredQuery view => new Possible(comment with
        {
            Text = view.ColumnComments.FirstOrDefault(known => known.Column == target.Name)?.Text,
        }),
        On.ColumnTarget target => WithColumn(target.TableName, target.Name, before, column =>
            new Possible(comment with { Text = column.Comment })),
        On.ConstraintTarget target => ConstraintReversal.Of(target.TableName, target.Name, before, constraint =>
            [comment with { Text = constraint.Comment }]),
        On.IndexTarget target => IndexReversal.Of(target.Name, before, index =>
            [comment with { Text = index.Comment }]),
        On.ObjectTarget target => ObjectReversal.Of(target.Name, before, known =>
            [comment with { Text = known.Comment }]),
        On.AttributeTarget target => ObjectChangeReversal.OfAttribute(
            target.TypeName, target.Name, before, attribute => comment with { Text = attribute.Comment }),
        On.DomainConstraintTarget target => ObjectChangeReversal.OfCheck(
            target.DomainName, target.Name, before, check => comment with { Text = check.Comment }),
        _ => throw new InvalidOperationException($"{comment.Target.GetType().Name} has no reversal rule."),
    };

    /// <summary>Undone by these operations, in order.</summary>
    public sealed record Possible(ValueList<Operation> Operations) : Reversal
    {
        public Possible(params Operation[] operations)
            : this(operations.ToValueList())
        {
        }
    }

    /// <summary>Nothing undoes it, and why: the end of a sentence that names the operation.</summary>
    public sealed record Impossible(string Reason) : Reversal;
}
