using System.Data.Common;
using Schema.Dsl;

namespace Schema.Runner.Sqlite.Tests;

/// <summary>A migration in a line: <c>new MigrationThat(m => m.Execute("…"))</c>.</summary>
public sealed class MigrationThat(Action<MigrationThat> change) : Migration
{
    public override void Change() => change(this);

    public MigrationThat Again() => new(change);

    public new void CreateTable(TableName table, Action<CreateTableBuilder> define) => base.CreateTable(table, define);

    public new void ExistingTable(TableName table, Action<ExistingTableBuilder> define) =>
        base.ExistingTable(table, define);

    public new void AlterTable(TableName table, Action<AlterTableBuilder> define) => base.AlterTable(table, define);

    public new void DropTable(TableName table, bool cascade = false) => base.DropTable(table, cascade);

    public new void RenameTable(TableName table, string to) => base.RenameTable(table, to);

    public new IndexBuilder Index(TableName table, params string[] columns) => base.Index(table, columns);

    public new IndexBuilder UniqueIndex(TableName table, params string[] columns) => base.UniqueIndex(table, columns);

    public new void SetNotNull(TableName table, string column) => base.SetNotNull(table, column);

    public new void DropConstraint(TableName table, string constraint) => base.DropConstraint(table, constraint);

    public void AddCheck(TableName table, string expression) => base.AddCheck(table, expression);

    public void AddForeignKey(TableName table, string column, TableName references) =>
        base.AddForeignKey(table, column, references);

    public void Execute(string sql) => Execute(sql, Irreversible.Because("it is a test"));

    public new void Execute(string up, string down) => base.Execute(up, down);

    public new void Run(
        Func<DbConnection, CancellationToken, Task> code, Func<DbConnection, CancellationToken, Task> undo) =>
        base.Run(code, undo);
}
