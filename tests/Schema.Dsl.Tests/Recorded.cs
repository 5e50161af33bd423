namespace Schema.Dsl.Tests;

/// <summary>Records what a lambda says on a migration, which makes the protected verbs public.</summary>
internal sealed partial class Recorded : Migration
{
    private readonly Action<Recorded> _change;

    private Recorded(Action<Recorded> change) => _change = change;

    public static Recorded Of(Action<Recorded> change) => new(change);

    public static ValueList<Operation> Operations(Action<Recorded> change) => RecordedMigration.Of(Of(change)).Up;

    public static ValueList<Operation> By(Conventions conventions, Action<Recorded> change) =>
        RecordedMigration.Of(new Recorded(change), conventions).Up;

    public static Operation Single(Action<Recorded> change) => Operations(change).Single();

    public static SchemaModel Fold(Action<Recorded> change) =>
        Operations(change).Aggregate(SchemaModel.Empty(), (model, operation) => model.Apply(operation));

    /// <summary>The message with which a verb is refused.</summary>
    public static string Refusal(Action<Recorded> change)
    {
        var record = () => Operations(change);
        return record.Should().Throw<InvalidMigrationException>().Which.Message;
    }

    public override void Change() => _change(this);

    public new void CreateTable(TableName table, Action<CreateTableBuilder> define) => base.CreateTable(table, define);

    public new void Unsafe(string reason, Action define) => base.Unsafe(reason, define);

    public new void CreateTable(TableName table) => base.CreateTable(table);

    public new void ExistingTable(TableName table, Action<ExistingTableBuilder> define) =>
        base.ExistingTable(table, define);

    public new void AlterTable(TableName table, Action<AlterTableBuilder> define) => base.AlterTable(table, define);

    public new void DropTable(TableName table, bool cascade = false) => base.DropTable(table, cascade);

    public new void RenameTable(TableName table, string to) => base.RenameTable(table, to);

    public new void Comment(On target, string? text) => base.Comment(target, text);

    public new void AddColumn(TableName table, Action<AddColumnBuilder> define) => base.AddColumn(table, define);

    public new void RemoveColumn(TableName table, string column) => base.RemoveColumn(table, column);

    public new RenameColumnBuilder RenameColumn(TableName table, string column, string to) =>
        base.RenameColumn(table, column, to);

    public new void FinishOnline(TableName table, string column) => base.FinishOnline(table, column);

    public new void SetNotNull(TableName table, string column) => base.SetNotNull(table, column);

    public new void DropNotNull(TableName table, string column) => base.DropNotNull(table, column);

    public new void SetDefault(TableName table, string column, object value) => base.SetDefault(table, column, value);

    public new void SetDefaultSql(TableName table, string column, string expression) =>
        base.SetDefaultSql(table, column, expression);

    public new void DropDefault(TableName table, string column) => base.DropDefault(table, column);

    public new IndexBuilder Index(TableName table, params string[] columns) => base.Index(table, columns);

    public new IndexBuilder Index(TableName table, Action<IndexBuilder> define) => base.Index(table, define);

    public new IndexBuilder UniqueIndex(TableName table, params string[] columns) => base.UniqueIndex(table, columns);

    public new void DropIndex(TableName table, params string[] columns) => base.DropIndex(table, columns);

    public new void DropIndexNamed(TableName index, bool blocking = false) => base.DropIndexNamed(index, blocking);

    public new void RenameIndex(TableName index, string to) => base.RenameIndex(index, to);

    public new void AlterIndex(TableName index, Action<AlterIndexBuilder> define) => base.AlterIndex(index, define);

    public new void Reindex(TableName index, bool blocking = false) => base.Reindex(index, blocking);

    public new void ReindexTable(TableName table, bool blocking = false) => base.ReindexTable(table, blocking);

    public ForeignKeyBuilder AddForeignKey(TableName table, string column, TableName references) =>
        base.AddForeignKey(table, column, references);

    public new CheckBuilder AddCheck(TableName table, string expression, string? name = null) =>
        base.AddCheck(table, expression, name);

    public new KeyBuilder AddUnique(TableName table, params string[] columns) => base.AddUnique(table, columns);

    public new KeyBuilder AddUnique(TableName table, string[] columns, string name) => base.AddUnique(table, columns, name);

    public new KeyBuilder AddPrimaryKey(TableName table, string[] columns, string name) =>
        base.AddPrimaryKey(table, columns, name);

    public new KeyBuilder AddPrimaryKey(TableName table, params string[] columns) => base.AddPrimaryKey(table, columns);

    public new ExclusionBuilder AddExclusion(TableName table, Action<ExclusionBuilder> define) =>
        base.AddExclusion(table, define);

    public new void ValidateConstraint(TableName table, string constraint) => base.ValidateConstraint(table, constraint);

    public new void AlterConstraint(TableName table, string constraint, Deferral deferral) =>
        base.AlterConstraint(table, constraint, deferral);

    public new void DropConstraint(TableName table, string constraint) => base.DropConstraint(table, constraint);

    public new void RenameConstraint(TableName table, string constraint, string to) =>
        base.RenameConstraint(table, constraint, to);

    public new void Existing(Action define) => base.Existing(define);

    public new void CreateSchema(string schema) => base.CreateSchema(schema);

    public new void DropSchema(string schema) => base.DropSchema(schema);

    public new void CreateExtension(
        string extension, string? schema = null, string? version = null, bool cascade = false) =>
        base.CreateExtension(extension, schema, version, cascade);

    public new void DropExtension(string extension) => base.DropExtension(extension);

    public new void CreateView(TableName view, string query, Action<ViewBuilder>? define = null) =>
        base.CreateView(view, query, define);

    public new void ReplaceView(
        TableName view, string query, Action<ViewBuilder>? define = null, bool recreate = false) =>
        base.ReplaceView(view, query, define, recreate);

    public new void CreateMaterializedView(
        TableName view, string query, Action<MaterializedViewBuilder>? define = null) =>
        base.CreateMaterializedView(view, query, define);

    public new void DropView(TableName view) => base.DropView(view);

    public new void RenameView(TableName view, string to) => base.RenameView(view, to);

    public new InsertBuilder Insert(TableName table, params (string Column, object? Value)[] row) =>
        base.Insert(table, row);

    public new InsertBuilder Insert(TableName table, string[] columns, params object?[]?[] rows) =>
        base.Insert(table, columns, rows);

    public new InsertBuilder Upsert(TableName table, string[] key, params (string Column, object? Value)[] row) =>
        base.Upsert(table, key, row);

    public new InsertBuilder Upsert(TableName table, string[] key, string[] columns, params object?[]?[] rows) =>
        base.Upsert(table, key, columns, rows);

    public new void Update(TableName table, string set, string where, string undo) =>
        base.Update(table, set, where, undo);

    public new void Update(TableName table, string set, string where, Irreversible undo) =>
        base.Update(table, set, where, undo);

    public new void Update(
        TableName table,
        (string Column, object? Value)[] set,
        (string Column, object? Value)[] where,
        (string Column, object? Value)[] undo) =>
        base.Update(table, set, where, undo);

    public new void Delete(TableName table, string where, string undo) => base.Delete(table, where, undo);

    public new void Delete(
        TableName table, (string Column, object? Value)[] where, (string Column, object? Value)[] undo) =>
        base.Delete(table, where, undo);

    public new void Backfill(TableName table, Action<BackfillBuilder> define) => base.Backfill(table, define);

    public static new SqlValue Sql(string expression) => Migration.Sql(expression);

    public new void Execute(string up, string down) => base.Execute(up, down);

    public new void ExecuteFile(string up, string down) => base.ExecuteFile(up, down);

    public new void ExecuteFile(string up, Irreversible irreversible) => base.ExecuteFile(up, irreversible);

    public new void Execute(string up, Irreversible irreversible) => base.Execute(up, irreversible);
}
