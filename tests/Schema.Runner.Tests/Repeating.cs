using System.Data.Common;
using Schema.Dsl;

namespace Schema.Runner.Tests;

/// <summary>A repeatable in a line: <c>Repeating.Entry("Active", m => m.CreateView("active", "SELECT …"))</c>.</summary>
internal sealed class Repeating(Action<Repeating> change) : Repeatable
{
    public override void Change() => change(this);

    public new void CreateView(TableName view, string query, Action<ViewBuilder>? define = null) =>
        base.CreateView(view, query, define);

    public new void CreateMaterializedView(TableName view, string query, Action<MaterializedViewBuilder>? define = null) =>
        base.CreateMaterializedView(view, query, define);

    public new void CreateFunction(TableName function, Action<FunctionBuilder> define) => base.CreateFunction(function, define);

    public new void CreateTrigger(string trigger, TableName on, Action<TriggerBuilder> define) =>
        base.CreateTrigger(trigger, on, define);

    public new void UniqueIndex(TableName table, params string[] columns) => base.UniqueIndex(table, columns);

    public new void Comment(On target, string? text) => base.Comment(target, text);

    public void Grant(string privileges, On target, string to) => base.Grant(privileges, target, to);

    public new InsertBuilder Upsert(TableName table, string[] key, params (string Column, object? Value)[] row) =>
        base.Upsert(table, key, row);

    public new void Run(
        Func<DbConnection, CancellationToken, Task> code, Func<DbConnection, CancellationToken, Task> undo) =>
        base.Run(code, undo);

    public static MigrationEntry Entry(string name, Action<Repeating> change) =>
        new(0, name, () => new Repeating(change)) { Kind = MigrationKind.Repeatable };

    public static MigrationEntry Seed(string name, Action<Repeating> change, params string[] environments) =>
        new(0, name, () => new Repeating(change)) { Kind = MigrationKind.Seed, Environments = environments };
}
