using Schema.Dsl;

namespace Schema.AspNetCore.Tests;

/// <summary>A migration in a line: <c>Saying.Entry(1, "AddUsers", m => m.Table("users"))</c>.</summary>
internal sealed class Saying(Action<Saying> change) : Migration
{
    public override void Change() => change(this);

    public void Table(TableName table, Action<CreateTableBuilder>? define = null) =>
        CreateTable(table, define ?? (t => t.Text("name")));

    public void Say(string up) => Execute(up, "SELECT 1");

    /// <param name="number">Later numbers are later versions.</param>
    public static MigrationEntry Entry(int number, string name, Action<Saying> change) =>
        new(Version(number), name, () => new Saying(change));

    public static long Version(int number) => 20240101000000 + number;
}
