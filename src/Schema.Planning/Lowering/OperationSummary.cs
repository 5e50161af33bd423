using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Operations as log lines say them, in Ecto's words: <c>create unique index users_email_index</c>.</summary>
internal static class OperationSummary
{
    private const int LongestSql = 80;

    public static string Of(Operation operation) => operation switch
    {
        CreateTable { Table.PartitionOf: { } partition } create =>
            $"create partition {create.Table.Name} of {partition.Of}",
        CreateTable create => $"create table {create.Table.Name}",
        DeclareTable declare => $"declare table {declare.Table.Name}",
        DropTable drop => $"drop table {drop.Table}",
        RenameTable rename => $"rename table {rename.From} to {rename.To}",
        SetTableSchema set => $"move table {set.Table} to schema {set.Schema}",
        SetTableLogging set => $"set table {set.Table} {(set.Unlogged ? "unlogged" : "logged")}",
        SetTableParameters set =>
            $"set {string.Join(", ", set.Parameters.Select(parameter => parameter.Name))} of table {set.Table}",
        ResetTableParameters reset => $"reset {string.Join(", ", reset.Parameters)} of table {reset.Table}",
        SetTableTablespace set => $"move table {set.Table} to tablespace {set.Tablespace ?? "default"}",
        AttachPartition attach => $"attach partition {attach.Table} to {attach.Partition.Of}",
        Inherit inherit => $"let table {inherit.Table} inherit from {inherit.From}",
        NoInherit inherit => $"let table {inherit.Table} no longer inherit from {inherit.From}",
        DetachPartition detach => $"detach partition {detach.Table} from {detach.From}",

        AddColumn add => $"add column {add.Column.Name} to table {add.Table}",
        DropColumn drop => $"remove column {drop.Column} from table {drop.Table}",
        RenameColumn { Online: true } rename =>
            $"rename column {rename.From} to {rename.To} on table {rename.Table} online",
        RenameColumn rename => $"rename column {rename.From} to {rename.To} on table {rename.Table}",
        AlterColumnType { Online: true } alter =>
            $"change column {alter.Column} of table {alter.Table} to {alter.Type} online",
        AlterColumnType alter => $"change column {alter.Column} of table {alter.Table} to {alter.Type}",
        FinishOnline finish => $"finish column {finish.Column} of table {finish.Table} online",
        TryType type => $"see that column {type.Column} of table {type.Table} can be {type.Type}",
        SetNotNull set => $"set column {set.Column} of table {set.Table} not null",
        DropNotNull drop => $"allow nulls in column {drop.Column} of table {drop.Table}",
        SetDefault set => $"set default of column {set.Column} of table {set.Table}",
        DropDefault drop => $"drop default of column {drop.Column} of table {drop.Table}",
        SetCollation set => $"sort column {set.Column} of table {set.Table} by {set.Collation}",
        SetIdentity set => $"number column {set.Column} of table {set.Table}",
        DropIdentity drop => $"no longer number column {drop.Column} of table {drop.Table}",
        SetExpression set => $"compute column {set.Column} of table {set.Table} anew",
        DropExpression drop => $"no longer compute column {drop.Column} of table {drop.Table}",
        SetStorage set => $"set storage of column {set.Column} of table {set.Table}",
        SetCompression set => $"set compression of column {set.Column} of table {set.Table}",
        SetStatistics set => $"set statistics of column {set.Column} of table {set.Table}",

        CreateIndex { Index.Unique: true } create => $"create unique index {create.Index.Name}",
        CreateIndex create => $"create index {create.Index.Name}",
        DropIndex drop => $"drop index of table {drop.Table} on {string.Join(", ", drop.Columns)}",
        DropIndexNamed drop => $"drop index {drop.Index}",
        RenameIndex rename => $"rename index {rename.From} to {rename.To}",
        SetIndexParameters set =>
            $"set {string.Join(", ", set.Parameters.Select(parameter => parameter.Name))} of index {set.Index}",
        ResetIndexParameters reset => $"reset {string.Join(", ", reset.Parameters)} of index {reset.Index}",
        SetIndexTablespace set => $"move index {set.Index} to tablespace {set.Tablespace ?? "default"}",
        SetIndexStatistics set => $"set statistics of index {set.Index}",
        AttachIndex attach => $"attach index {attach.Index} to {attach.To}",
        Reindex reindex => $"reindex index {reindex.Index}",
        ReindexTable reindex => $"reindex table {reindex.Table}",

        AddConstraint add => $"create {Kind(add.Constraint)} {add.Constraint.Name} on table {add.Table}",
        DropConstraint drop => $"drop constraint {drop.Constraint} from table {drop.Table}",
        ValidateConstraint validate => $"validate constraint {validate.Constraint} on table {validate.Table}",
        AlterConstraint alter => $"alter constraint {alter.Constraint} on table {alter.Table}",
        RenameConstraint rename => $"rename constraint {rename.From} to {rename.To} on table {rename.Table}",

        CreateObject create => $"create {create.Object.Name}",
        DeclareObject declare => $"declare {declare.Object.Name}",
        ReplaceObject replace => $"replace {replace.Object.Name}",
        DropObject drop => $"drop {drop.Object}",
        RenameObject rename => $"rename {rename.Object} to {rename.To}",
        MoveObject { Schema: { } schema } move => $"move {move.Object} to schema {schema}",
        MoveObject move => $"move {move.Object} to the target schema",
        ObjectChange change => ObjectChangeSummary.Of(change),
        GrantPrivileges grant => $"grant {Privileges(grant)} on {Target(grant.Target)} to {grant.Role}",
        RevokePrivileges { OptionOnly: true } revoke =>
            $"revoke grant option for {Privileges(revoke)} on {Target(revoke.Target)} from {revoke.Role}",
        RevokePrivileges revoke => $"revoke {Privileges(revoke)} on {Target(revoke.Target)} from {revoke.Role}",
        DeclarePrivileges declare => $"declare {Of(declare.Change)}",
        SetTriggerState { State: TriggerState.Disabled } set => $"disable {set.Trigger}",
        SetTriggerState set => $"enable {set.Trigger}",
        SetRowSecurity set => $"{RowSecurity(set)} row-level security of table {set.Table}",
        RefreshMaterializedView refresh => $"refresh materialized view {refresh.View}",

        SetComment comment => $"comment on {Target(comment.Target)}",
        InsertRows { OnConflict: not null } upsert =>
            $"insert or update {(upsert.Rows.Count == 1 ? "a row" : $"{upsert.Rows.Count} rows")} of {upsert.Table}",
        InsertRows { Rows.Count: > 1 } insert => $"insert {insert.Rows.Count} rows into {insert.Table}",
        InsertRows insert => $"insert a row into {insert.Table}",
        UpdateRows update => $"update rows of {update.Table}",
        BackfillRows { InBackground: true } backfill => $"backfill {backfill.Table} in the background",
        BackfillRows backfill => $"backfill {backfill.Table}",
        DeleteRows delete => $"delete rows of {delete.Table}",
        RunCode => "run code",
        ExecuteSql { File: { } file } => $"execute file {file}",
        ExecuteSql sql => $"execute {Shortened(SqlSecrets.Mask(SqlExpression.Canonical(sql.Up)))}",
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no summary."),
    };

    private static string Privileges(PrivilegeChange change) => string.Join(
        ", ", change.Privileges.Select(privilege => privilege.Name.ToLowerInvariant()).Distinct());

    private static string RowSecurity(SetRowSecurity set) => set switch
    {
        { IsEnabled: true } => "enable",
        { IsEnabled: false } => "disable",
        { IsForced: true } => "force",
        _ => "do not force",
    };

    private static string Kind(Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint => "primary key",
        UniqueConstraint => "unique constraint",
        ExclusionConstraint => "exclude constraint",
        CheckConstraint => "check constraint",
        ForeignKeyConstraint => "foreign key",
        _ => throw new InvalidOperationException($"{constraint.GetType().Name} has no name in summaries."),
    };

    private static string Target(On target) => target switch
    {
        On.TableTarget table => $"table {table.Name}",
        On.ColumnTarget column => $"column {column.Name} of table {column.TableName}",
        On.ConstraintTarget constraint => $"constraint {constraint.Name} of table {constraint.TableName}",
        On.IndexTarget index => $"index {index.Name}",
        On.ObjectTarget named => named.Name.ToString(),
        On.AttributeTarget attribute => $"attribute {attribute.Name} of {attribute.TypeName}",
        On.DomainConstraintTarget constraint => $"constraint {constraint.Name} of {constraint.DomainName}",
        On.IdentityTarget identity => $"sequence of column {identity.Name} of table {identity.TableName}",
        On.ConstructorsTarget made => $"functions that make values of type {made.TypeName}",
        On.AllTarget all => $"all {all.Group.ToString().ToLowerInvariant()}{InSchema(all.SchemaName)}",
        On.FutureTarget future => $"future {future.Group.ToString().ToLowerInvariant()}{InSchema(future.SchemaName)}"
            + (future.Creator is null ? "" : $" of {future.Creator}"),
        _ => throw new InvalidOperationException($"{target.GetType().Name} has no name in summaries."),
    };

    private static string InSchema(string? schema) => schema is null ? "" : $" in schema {schema}";

    private static string Shortened(string sql) =>
        sql.Length <= LongestSql ? sql : $"{sql.Substring(0, LongestSql - 1)}…";
}
