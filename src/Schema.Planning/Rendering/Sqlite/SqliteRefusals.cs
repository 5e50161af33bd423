using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What SQLite cannot have, found before anything runs; each with what to write instead.</summary>
internal static class SqliteRefusals
{
    public static string? Find(Operation operation, SchemaModel before) =>
        Parts(operation).FirstReason(Refuse)
        ?? SqliteNameRefusals.Find(operation, before)
        ?? SqliteTableRefusals.Find(operation, before);

    /// <summary>What an operation is made of. Comments are no part: SQLite does not get to see them.</summary>
    private static IEnumerable<object> Parts(Operation operation) => operation switch
    {
        CreateTable create => Parts(create.Table),
        DeclareTable declare => Parts(declare.Table),
        DropTable drop => [drop.Table],
        RenameTable rename => [rename.From, rename.To],
        SetTableSchema or SetTableLogging or SetTableParameters or ResetTableParameters or SetTableTablespace
            or AttachPartition or DetachPartition or AttachIndex or Inherit or NoInherit =>
            [new Refusal(SqliteTableOptions.Refuse(operation))],

        AddColumn add => [add.Table, add.Column],
        DropColumn drop => [drop.Table],
        RenameColumn { Online: true } or AlterColumnType { Online: true } or FinishOnline or TryType =>
            [new Refusal(SqliteColumnRefusals.Online)],
        RenameColumn rename => [rename.Table],
        AlterColumnType alter =>
        [
            alter.Table,
            new Column(alter.Column, alter.Type) { Collation = alter.Collation },
            new Stored(alter.Using),
        ],
        SetNotNull set => [set.Table],
        DropNotNull drop => [drop.Table],
        SetDefault set => [set.Table, set.Default],
        DropDefault drop => [drop.Table],
        SetCollation set => [set.Table, new Column(set.Column, new ColumnType("")) { Collation = set.Collation }],
        SetIdentity set => [set.Table, set.Identity],
        DropIdentity drop => [drop.Table],
        SetExpression set => [set.Table, new Expression(set.Expression)],
        DropExpression drop => [drop.Table],
        SetStorage set => [set.Table, new Refusal(SqliteColumnRefusals.Setting(set.Storage))],
        SetCompression set => [set.Table, new Refusal(SqliteColumnRefusals.Setting(set.Compression))],
        SetStatistics set => [set.Table, new Refusal(SqliteColumnRefusals.Setting(set.Target))],

        CreateIndex create => [create.Index],
        DropIndex drop => [drop.Table],
        DropIndexNamed drop => [drop.Index],
        RenameIndex rename => [rename.From],
        SetIndexParameters or ResetIndexParameters or SetIndexTablespace or SetIndexStatistics => [operation],
        Reindex reindex => [reindex.Index],
        ReindexTable reindex => [reindex.Table],

        AddConstraint add => [add.Table, add, add.Constraint],
        DropConstraint drop => [drop.Table],
        RenameConstraint rename => [rename.Table],
        ValidateConstraint => [operation],
        AlterConstraint alter => [alter.Table],

        CreateObject create => [create.Object.Name],
        DeclareObject declare => [declare.Object.Name],
        ReplaceObject replace => [replace.Object.Name],
        DropObject drop => [drop.Object],
        RenameObject rename => [rename.Object],
        MoveObject move => [move.Object],
        ObjectChange change => [change.Object],
        PrivilegeChange change => change.Privileges,
        DeclarePrivileges declare => declare.Change.Privileges,
        SetTriggerState set => [set.Trigger],
        SetRowSecurity set => [Policy.NameOf("", set.Table)],
        RefreshMaterializedView refresh => [MaterializedView.NameOf(refresh.View)],

        SetComment { Target: On.ObjectTarget target } => [target.Name],
        SetComment { Target: On.AttributeTarget target } => [target.TypeName],
        SetComment { Target: On.DomainConstraintTarget target } => [target.DomainName],
        SetComment => [],
        RowOperation rows => Parts(rows),
        RunCode => [],
        ExecuteSql sql => [.. Statements(sql.Up), .. Statements(sql.Down ?? "")],
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no rule for SQLite."),
    };

    private static IEnumerable<object> Parts(Table table) =>
        [table.Name, new Refusal(SqliteTableOptions.Refuse(table)), .. table.Columns, .. table.Constraints, .. table.Indexes];

    private static IEnumerable<object> Parts(RowOperation rows) =>
    [
        rows.Table,
        .. rows switch
        {
            InsertRows insert => insert.Rows.SelectMany(row => row),
            UpdateRows update => [.. Parts(update.Set), .. Parts(update.Where)],
            BackfillRows backfill =>
                [.. Parts(backfill.Set), .. backfill.Where is { } where ? Parts(where) : []],
            DeleteRows delete => Parts(delete.Where),
            _ => throw new InvalidOperationException($"{rows.GetType().Name} has no rule for SQLite."),
        },
        .. rows.Undo is { } undo ? Parts(undo) : [],
    ];

    private static IEnumerable<object> Parts(RowTerms terms) => terms switch
    {
        SqlTerms { Sql: var sql } => [new Expression(sql)],
        ValueTerms { Values: var values } => values.Select(value => value.Value),
        _ => throw new InvalidOperationException($"{terms.GetType().Name} has no rule for SQLite."),
    };

    private static string? Refuse(object part) => part switch
    {
        TableName name => SqliteNameRefusals.Find(name),
        ObjectName name => SqliteObjectRefusals.Find(name),
        Column column => SqliteColumnRefusals.Find(column)
            ?? Refuse(new Expression(column.GeneratedAs))
            ?? SqliteValues.Refuse(column.Default),
        SqlValue value => SqliteValues.Refuse(value),
        Identity identity => SqliteColumnRefusals.Identity(identity),
        Refusal { Reason: var reason } => reason,
        CheckConstraint check =>
            SqliteConstraintRefusals.Find(check) ?? Refuse(new Expression(check.Expression)),
        ForeignKeyConstraint key => SqliteConstraintRefusals.Find(key) ?? Refuse(key.References),
        Constraint constraint => SqliteConstraintRefusals.Find(constraint),
        IndexDefinition index =>
            Refuse(index.Table) ?? SqliteIndexRefusals.Find(index) ?? Expressions(index).FirstReason(Refuse),
        Operation operation => SqliteIndexRefusals.Find(operation) ?? SqliteConstraintRefusals.Find(operation),
        Expression { Sql: { } sql } => SqliteExpression.RefuseCast(sql),
        Stored { Sql: { } sql } => SqliteExpression.RefuseCast(SqliteExpression.WithoutCast(sql)),
        Privilege => "SQLite has no roles; whoever can open the file can do everything in it",
        Statement statement => SqliteStatementRefusals.Find(statement.Sql),
        _ => null,
    };

    private static IEnumerable<Expression> Expressions(IndexDefinition index) =>
        [.. index.Keys.Select(key => new Expression(key.Expression)), new(index.Where)];

    private static IEnumerable<Statement> Statements(string sql) =>
        SqliteStatements.Split(sql).Select(statement => new Statement(statement));

    private sealed record Refusal(string? Reason);

    private sealed record Expression(string? Sql);

    /// <summary>An expression whose value goes into a column, which converts it.</summary>
    private sealed record Stored(string? Sql);

    private sealed record Statement(string Sql);
}
