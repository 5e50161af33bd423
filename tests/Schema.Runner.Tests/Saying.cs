using System.Data.Common;
using Schema.Dsl;

namespace Schema.Runner.Tests;

/// <summary>A migration in a line: <c>new Saying(m => m.Execute("…", "…"))</c>.</summary>
internal sealed class Saying(Action<Saying> change) : Migration
{
    public override void Change() => change(this);

    public new void CreateTable(TableName table, Action<CreateTableBuilder> define) => base.CreateTable(table, define);

    public new void AlterTable(TableName table, Action<AlterTableBuilder> define) => base.AlterTable(table, define);

    public void Grant(string privileges, On target, string to, params string[] columns) =>
        base.Grant(privileges, target, to, columns: columns);

    public new void ExistingTable(TableName table, Action<ExistingTableBuilder> define) => base.ExistingTable(table, define);

    public new void AddColumn(TableName table, Action<AddColumnBuilder> define) => base.AddColumn(table, define);

    public new void Backfill(TableName table, Action<BackfillBuilder> define) => base.Backfill(table, define);

    public new void SetNotNull(TableName table, string column) => base.SetNotNull(table, column);

    public new void RemoveColumn(TableName table, string column) => base.RemoveColumn(table, column);

    public new IndexBuilder Index(TableName table, params string[] columns) => base.Index(table, columns);

    public new IndexBuilder Index(TableName table, Action<IndexBuilder> define) => base.Index(table, define);

    public new IndexBuilder UniqueIndex(TableName table, params string[] columns) => base.UniqueIndex(table, columns);

    public new void DropIndexNamed(TableName index, bool blocking = false) => base.DropIndexNamed(index, blocking);

    public new void Reindex(TableName index, bool blocking = false) => base.Reindex(index, blocking);

    public new CheckBuilder AddCheck(TableName table, string expression, string? name = null) =>
        base.AddCheck(table, expression, name);

    public ForeignKeyBuilder AddForeignKey(TableName table, string column, TableName references) =>
        base.AddForeignKey(table, column, references);

    public new KeyBuilder AddUnique(TableName table, params string[] columns) => base.AddUnique(table, columns);

    public new void DropConstraint(TableName table, string constraint) => base.DropConstraint(table, constraint);

    public new void Unsafe(string why, Action define) => base.Unsafe(why, define);

    public new void Comment(On target, string? text) => base.Comment(target, text);

    public new RenameColumnBuilder RenameColumn(TableName table, string column, string to) =>
        base.RenameColumn(table, column, to);

    public new void FinishOnline(TableName table, string column) => base.FinishOnline(table, column);

    public new void SetDefault(TableName table, string column, object value) => base.SetDefault(table, column, value);

    public new void DropDefault(TableName table, string column) => base.DropDefault(table, column);

    public new void CreateEnum(TableName type, params string[] values) => base.CreateEnum(type, values);

    public new void AddEnumValue(TableName type, string value, string? after = null, string? before = null) =>
        base.AddEnumValue(type, value, after, before);

    public new void RenameTable(TableName table, string to) => base.RenameTable(table, to);

    public new void DropView(TableName view) => base.DropView(view);

    public new void DropTable(TableName table, bool cascade = false) => base.DropTable(table, cascade);

    public new void CreateView(TableName view, string query, Action<ViewBuilder>? define = null) =>
        base.CreateView(view, query, define);

    public new InsertBuilder Insert(TableName table, params (string Column, object? Value)[] row) => base.Insert(table, row);

    public new InsertBuilder Insert(TableName table, string[] columns, params object?[]?[] rows) =>
        base.Insert(table, columns, rows);

    public new void Update(TableName table, string set, string where, string undo) => base.Update(table, set, where, undo);

    public new void Update(
        TableName table,
        (string Column, object? Value)[] set,
        (string Column, object? Value)[] where,
        (string Column, object? Value)[] undo) =>
        base.Update(table, set, where, undo);

    public new void Delete(
        TableName table, (string Column, object? Value)[] where, (string Column, object? Value)[] undo) =>
        base.Delete(table, where, undo);

    public static new SqlValue Sql(string expression) => Migration.Sql(expression);

    public new void Execute(string up, string down) => base.Execute(up, down);

    public new void Run(
        Func<DbConnection, CancellationToken, Task> code, Func<DbConnection, CancellationToken, Task> undo) =>
        base.Run(code, undo);

    public void Run(Func<DbConnection, CancellationToken, Task> code) =>
        Run(code, Irreversible.Because("it is a test"));

    /// <summary>Migrations with the names M1, M2, … Each run records on an object of its own.</summary>
    public static IReadOnlyList<MigrationEntry> Entries(params Action<Saying>[] migrations) =>
    [
        .. migrations.Select((change, index) =>
            new MigrationEntry(20240101000001 + index, $"M{index + 1}", () => new Saying(change))
            {
                Rules = RuleSettings.None,
            }),
    ];
}
