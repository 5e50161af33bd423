using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;
using static Schema.Planning.PostgresValues;

namespace Schema.Planning;

/// <summary>Renders operations for PostgreSQL, one arm each. See the manual, part VI, SQL Commands.</summary>
internal sealed partial class PostgresDialect(
    Version serverVersion, string defaultSchema = "public", IReadOnlyList<string>? grantTo = null, bool isOldest = false)
    : Dialect
{
    private readonly PostgresDefinitions _define = new(defaultSchema);
    private readonly PostgresObjects _objects = new(defaultSchema, HasMultiranges(serverVersion));
    private readonly RowStatements _rows = new(name => Qualified(name, defaultSchema), Name, Value);
    private readonly IReadOnlyList<string> _grantTo = grantTo ?? [];

    public override Capabilities Capabilities { get; } = new("PostgreSQL", serverVersion)
    {
        IsOldest = isOldest,
        ServesOthers = true,
        Comments = true,
        NullsNotDistinct = serverVersion.Major >= 15,
        OnDeleteColumns = serverVersion.Major >= 15,
        OperatorClassParameters = serverVersion.Major >= 13,
        SpGistInclude = serverVersion.Major >= 14,
        Multiranges = HasMultiranges(serverVersion),
        SecurityInvoker = serverVersion.Major >= 15,
        StatisticsOfExpressions = serverVersion.Major >= 14,
        StatisticsTargets = serverVersion.Major >= 13,
        CollationRules = serverVersion.Major >= 16,
        BuiltinCollations = serverVersion.Major >= 17,
        CurrentRole = serverVersion.Major >= 14,
        Maintain = serverVersion.Major >= 17,
        ParsedBodies = serverVersion.Major >= 14,
        TidRanges = serverVersion.Major >= 14,
        ProcedureOutputs = serverVersion.Major >= 14,
        FreeNumericScale = serverVersion.Major >= 15,
        DropsExpressions = serverVersion.Major >= 13,
        NumberedPartitions = serverVersion.Major >= 17,
        PartitionedExclusions = serverVersion.Major >= 17,
        UnvalidatedPartitionedReferences = serverVersion.Major >= 18,
        TriggersBeforeRowsOfPartitions = serverVersion.Major >= 13,
        RenamesTriggersOfPartitions = serverVersion.Major >= 15,
        DetachesConcurrently = serverVersion.Major >= 14,
        SetsExpressions = serverVersion.Major >= 17,
        VirtualColumns = serverVersion.Major >= 18,
        ColumnCompression = serverVersion.Major >= 14,
        DefaultStorage = serverVersion.Major >= 16,
        UnloggedSequences = serverVersion.Major >= 15,
    };

    public override string DefaultSchema => defaultSchema;

    public override Dialect ForOldest(int majorVersion) =>
        new PostgresDialect(new Version(majorVersion, 0), defaultSchema, grantTo, isOldest: true);

    private static bool HasMultiranges(Version server) => server.Major >= 14;

    public override string? Refuse(Operation operation, SchemaModel before) => operation switch
    {
        RenameColumn { Online: true } or AlterColumnType { Online: true } or FinishOnline =>
            Cascade.Each(operation, before).Where(part => part.Operation != operation)
                .FirstReason(part => Refuse(part.Operation, part.Before)),
        _ when PostgresColumnRefusals.Find(operation, before, Capabilities) is { } refusal => refusal,
        _ when PostgresIndexRefusals.Find(operation, Capabilities) is { } refusal => refusal,
        _ when PostgresTableRefusals.Find(operation, before) is { } refusal => refusal,
        _ when PostgresParameterRefusals.Find(operation, Capabilities) is { } refusal => refusal,
        _ when PostgresPartitionRefusals.Find(operation, before, Capabilities) is { } refusal => refusal,
        _ when PostgresConstraintRefusals.Find(operation, Capabilities) is { } refusal => refusal,
        RowOperation { Undo: { } undo } rows => Refuse(rows with { Undo = null }, before) ?? Refuse(undo, before),
        _ when PostgresObjectRefusals.Find(operation, Capabilities) is { } refusal => refusal,
        ExecuteSql sql => Split(sql.Up).Concat(Split(sql.Down ?? "")).FirstReason(ForbiddenStatements.Reason),
        _ => Render(operation, before).FirstReason(ForbiddenStatements.ReasonInExpressions),
    };

    public override IReadOnlyList<string> Split(string sql) => SqlStatements.Split(sql);

    public override IReadOnlyList<string> Render(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => [.. CreateTable(create.Table.Expanded(before), before)],
        DeclareTable => [],
        DropTable drop => [.. Unreferenced(drop, before), $"DROP TABLE {Table(drop.Table)}"],
        RenameTable rename =>
        [
            $"ALTER TABLE {Table(rename.From)} RENAME TO {Name(rename.To.Name)}",
            .. RenameSequences(rename.From, before, column => DerivedNames.Sequence(rename.To, column)),
        ],

        SetTableSchema set => [Alter(set.Table, $"SET SCHEMA {Name(set.Schema)}")],
        SetTableLogging set => [Alter(set.Table, set.Unlogged ? "SET UNLOGGED" : "SET LOGGED")],
        SetTableParameters set => [Alter(set.Table, $"SET ({PostgresDefinitions.Parameters(set.Parameters)})")],
        ResetTableParameters reset => [Alter(
            reset.Table, $"RESET ({string.Join(", ", reset.Parameters.Select(PostgresDefinitions.ParameterName))})")],
        SetTableTablespace set => [SetTablespace(set)],
        AttachPartition attach => [Attach(attach.Table, attach.Partition)],
        DetachPartition detach => [Detach(detach.Table, detach.From)],
        Inherit inherit => [Alter(inherit.Table, $"INHERIT {Table(inherit.From)}")],
        NoInherit inherit => [.. NoInherit(inherit, before)],

        AddColumn add =>
        [
            .. AddColumn(add, before),
            .. Settings(add.Table, [add.Column]),
            .. Comments(On.Column(add.Table, add.Column.Name), add.Column.Comment),
        ],
        DropColumn drop =>
        [
            .. ChecksBelow(drop, before),
            .. ExclusionsBelow(drop, before),
            Alter(drop.Table, string.Join(", ", [.. ExclusionsOver(drop, before), $"DROP COLUMN {Name(drop.Column)}"])),
        ],
        RenameColumn { Online: true } or AlterColumnType { Online: true } or FinishOnline => [],
        RenameColumn rename =>
        [
            Alter(rename.Table, $"RENAME COLUMN {Name(rename.From)} TO {Name(rename.To)}"),
            .. before.AllFollowersOf(rename.Table).Select(follower => follower.Name).Prepend(rename.Table)
                .SelectMany(table => RenameSequences(table, before, column =>
                    column == rename.From ? DerivedNames.Sequence(table, rename.To) : null)),
        ],
        AlterColumnType alter => [.. ChangeType(alter, before)],
        TryType type => [Try(type)],
        SetNotNull set => [AlterColumn(set.Table, set.Column, "SET NOT NULL")],
        DropNotNull drop => [.. DropNotNull(drop, before)],
        SetDefault set => [AlterColumn(set.Table, set.Column, $"SET DEFAULT {Value(set.Default)}")],
        DropDefault drop => [AlterColumn(drop.Table, drop.Column, "DROP DEFAULT")],
        SetCollation set => [.. SetCollation(set, before)],
        SetIdentity set => [.. SetIdentity(set, before.Find(set.Table)?.Column(set.Column)?.Identity)],
        DropIdentity drop => [AlterColumn(drop.Table, drop.Column, "DROP IDENTITY")],
        SetExpression set => [.. SetExpression(set, before)],
        DropExpression drop => [AlterColumn(drop.Table, drop.Column, "DROP EXPRESSION")],
        SetStorage set => [AlterColumn(set.Table, set.Column, $"SET STORAGE {Storage(set, before)}")],
        SetCompression set => [AlterColumn(set.Table, set.Column, $"SET COMPRESSION {Compression(set.Compression)}")],
        SetStatistics set => [AlterColumn(set.Table, set.Column, $"SET STATISTICS {Statistics(set.Target)}")],

        CreateIndex create => [.. CreateIndex(create, before)],
        DropIndex drop => [$"DROP INDEX {IndexOf(drop, before)}"],
        DropIndexNamed drop => [$"DROP INDEX {Table(drop.Index)}"],
        RenameIndex rename => [AlterIndex(rename.From, $"RENAME TO {Name(rename.To)}")],
        SetIndexParameters set => [AlterIndex(set.Index, $"SET ({PostgresDefinitions.Parameters(set.Parameters)})")],
        ResetIndexParameters reset => [AlterIndex(reset.Index, $"RESET ({Names(reset.Parameters)})")],
        SetIndexTablespace set => [SetTablespace(set)],
        SetIndexStatistics set => [AlterIndex(set.Index, StatisticsOf(set.Key, set.Target))],
        AttachIndex attach => [AttachIndex(attach.Index, attach.To)],
        Reindex reindex => [$"REINDEX INDEX {Table(reindex.Index)}"],
        ReindexTable reindex => [$"REINDEX TABLE {Table(reindex.Table)}"],

        AddConstraint add => [.. AddConstraint(add, before)],
        DropConstraint drop => [Alter(drop.Table, $"DROP CONSTRAINT {Name(drop.Constraint)}")],
        RenameConstraint rename => [RenameConstraint(rename.Table, rename.From, rename.To)],
        ValidateConstraint validate => [Alter(validate.Table, $"VALIDATE CONSTRAINT {Name(validate.Constraint)}")],
        AlterConstraint alter => [Alter(alter.Table, $"ALTER CONSTRAINT {Name(alter.Constraint)}{Deferral(alter.Deferral)}")],

        CreateObject create => [.. CreateObject(create.Object), .. Logging(create.Object as Sequence, before)],
        DeclareObject => [],
        ReplaceObject { Recreate: true } replace => [.. Recreate(replace, before)],
        ReplaceObject replace => _objects.Replace(replace.Object),
        DropObject drop => [DropObject(drop.Object)],
        RenameObject rename => _objects.Rename(rename, before),
        MoveObject move => _objects.Move(move, before),
        ObjectChange change => [.. _objects.Change(change), .. Comments(change), .. Logging(change, before)],
        PrivilegeChange change => new PostgresPrivileges(defaultSchema, _objects, Capabilities).Render(change, before),
        DeclarePrivileges => [],
        SetTriggerState set => [State(set.Trigger, set.State)],
        SetRowSecurity set => [.. RowSecurity(set)],
        RefreshMaterializedView refresh => [Refresh(refresh)],

        SetComment comment => [Comment(comment.Target, comment.Text)],
        RowOperation rows => [_rows.Render(rows)],
        ExecuteSql sql => Split(sql.Up),
        RunCode => [],
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no SQL."),
    };

    public override ValueList<Step> Combine(IReadOnlyList<LoweredOperation> operations) =>
        InlineReferences.Combine(operations, _define);

    public override StepEffect Effect(Operation operation, SchemaModel before) =>
        operation is SetNotNull set && IsProven(set, before)
            ? Locking(set.Table, LockMode.AccessExclusive)
            : PostgresEffects.Of(operation, before);

    private IEnumerable<string> Comments(On target, string? text) => text is null ? [] : [Comment(target, text)];

    private string Comment(On target, string? text) =>
        $"COMMENT ON {Target(target)} IS {(text is null ? "NULL" : Text(text))}";

    private string Target(On target) => target switch
    {
        On.TableTarget table => $"TABLE {Table(table.Name)}",
        On.ColumnTarget column => $"COLUMN {Table(column.TableName)}.{Name(column.Name)}",
        On.ConstraintTarget constraint => $"CONSTRAINT {Name(constraint.Name)} ON {Table(constraint.TableName)}",
        On.IndexTarget index => $"INDEX {Table(index.Name)}",
        On.ObjectTarget named => _objects.Reference(named.Name),
        On.AttributeTarget attribute => $"COLUMN {_objects.Called(attribute.TypeName)}.{Name(attribute.Name)}",
        On.DomainConstraintTarget constraint =>
            $"CONSTRAINT {Name(constraint.Name)} ON {_objects.Reference(constraint.DomainName)}",
        _ => throw new InvalidOperationException($"{target.GetType().Name} has no SQL."),
    };

    private string Alter(TableName table, string change) => $"ALTER TABLE {Table(table)} {change}";

    private string AlterColumn(TableName table, string column, string change) =>
        Alter(table, $"ALTER COLUMN {Name(column)} {change}");

    private string Table(TableName table) => Qualified(table, defaultSchema);
}
