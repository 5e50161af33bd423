using Schema.Dsl;
using static Schema.Planning.SqliteSyntax;

namespace Schema.Planning;

/// <summary>Renders operations for SQLite, one arm each. See sqlite.org/lang.html.</summary>
internal sealed class SqliteDialect(Version version) : Dialect
{
    private readonly RowStatements _rows = new(Table, Name, SqliteValues.Render);

    public override Capabilities Capabilities { get; } = new("SQLite", version);

    public override string DefaultSchema => "main";

    public override string? Refuse(Operation operation, SchemaModel before) =>
        SqliteRefusals.Find(operation, before)
        ?? Render(operation, before).FirstReason(SqliteStatementRefusals.Find);

    public override IReadOnlyList<string> Split(string sql) => SqliteStatements.Split(sql);

    public override TableRebuild? Rebuild(Operation operation, SchemaModel before) => operation is DropTable drop
        ? new TableRebuild(drop.Table.Name)
        : SqliteRebuild.Of(operation, before)?.ToTableRebuild();

    public override ValueList<Step> Combine(IReadOnlyList<LoweredOperation> operations) =>
        SqliteRebuilds.Combine(operations);

    public override IReadOnlyList<string> Render(Operation operation, SchemaModel before) => operation switch
    {
        CreateTable create => CreateTable(create.Table.Expanded(before)),
        DeclareTable => [],
        DropTable drop => [$"DROP TABLE {Table(drop.Table)}"],
        RenameTable rename => [Alter(rename.From, $"RENAME TO {Table(rename.To)}")],

        // All that ALTER TABLE lacks: types, nulls, defaults, constraints, and columns that are bound up with them.
        _ when SqliteRebuild.Rebuilt(operation, before) is not null =>
            SqliteRebuild.Of(operation, before)?.Statements() ?? [],
        AddColumn add => [Alter(add.Table, $"ADD COLUMN {SqliteDefinitions.Column(new Table(add.Table), add.Column)}")],
        DropColumn drop =>
        [
            .. IndexesOn(drop, before).Select(DropIndex),
            Alter(drop.Table, $"DROP COLUMN {Name(drop.Column)}"),
        ],
        RenameColumn rename => [Alter(rename.Table, $"RENAME COLUMN {Name(rename.From)} TO {Name(rename.To)}")],

        SetStorage or SetCompression or SetStatistics => [],
        ValidateConstraint => [],
        SetTableSchema or SetTableLogging or SetTableParameters or ResetTableParameters or SetTableTablespace => [],
        AttachPartition or DetachPartition or AttachIndex or Inherit or NoInherit => [],

        FinishOnline or TryType => [],
        CreateIndex create => [SqliteDefinitions.Index(create.Index)],
        DropIndex drop => [DropIndex(NameOf(drop, before))],
        DropIndexNamed drop => [DropIndex(drop.Index.Name)],
        RenameIndex rename => [DropIndex(rename.From.Name), SqliteDefinitions.Index(Renamed(rename, before))],
        SetIndexParameters or ResetIndexParameters or SetIndexTablespace or SetIndexStatistics => [],
        Reindex reindex => [Reindex(reindex.Index)],
        ReindexTable reindex => [Reindex(reindex.Table)],

        CreateObject or DeclareObject or ReplaceObject or DropObject or RenameObject or MoveObject or ObjectChange
            => [],
        PrivilegeChange or DeclarePrivileges or SetTriggerState or SetRowSecurity or RefreshMaterializedView => [],

        SetComment => [],
        RowOperation rows => [_rows.Render(rows)],
        ExecuteSql sql => Split(sql.Up),
        RunCode => [],
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no SQL."),
    };

    private static string[] CreateTable(Table table) =>
        [SqliteDefinitions.Table(table, table.Name.Name), .. table.Indexes.Select(SqliteDefinitions.Index)];

    private static IEnumerable<string> IndexesOn(DropColumn drop, SchemaModel before) =>
        from index in before.Find(drop.Table)?.Indexes ?? ValueList<IndexDefinition>.Empty
        where index.Mentions(drop.Column)
        select index.Name;

    private static string NameOf(DropIndex drop, SchemaModel before) =>
        before.FindIndex(drop.Table, drop.Columns)?.Name
        ?? DerivedNames.Default.Index(drop.Table, drop.Columns.Select(IndexKey.OfColumn), unique: false);

    private static IndexDefinition Renamed(RenameIndex rename, SchemaModel before) =>
        before.FindIndex(rename.From)! with { Name = rename.To };

    private static string DropIndex(string name) => $"DROP INDEX {Name(name)}";

    // With the schema, so that it cannot be the name of a collation.
    private static string Reindex(TableName name) => $"REINDEX \"main\".{Name(name.Name)}";

    private static string Alter(TableName table, string change) => $"ALTER TABLE {Table(table)} {change}";

    private static string Table(TableName table) => Name(table.Name);
}
