using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    /// <summary>A change of one property of a column, which may fit it or not.</summary>
    private static Action<RandomMigration> ColumnOptionVerb(Random random, Table table)
    {
        var column = table.Column(AnyColumn(random, table)) ?? new Column("none", new ColumnType("text"));
        var change = RandomChange(random, column);
        return migration => migration.AlterTable(table.Name, t => t.Modify(column.Name, change));
    }

    private static Action<ModifyColumnBuilder> RandomChange(Random random, Column column)
    {
        var number = random.Next(1, 100);
        var isSet = random.Chance(0.7);
        return random.Next(6) switch
        {
            0 when column.Type.Name is "text" or "varchar" or "char" => c => c.Collate(isSet ? "C" : "default"),
            1 => c => c.Storage(isSet ? (ColumnStorage)(number % 4) : null),
            2 => c => c.Compression(isSet ? ColumnCompression.Pglz : null),
            3 => c => c.Statistics(isSet ? number : null),
            4 when column.GeneratedAs is not null && isSet => c => c.GeneratedAs($"{number} + 1"),
            4 when column.GeneratedAs is not null => c => c.DropExpression(),
            5 when column.Identity is not null && isSet =>
                c => c.Identity(always: true, s => s.Start(number).Min(-number).Cache(number).Cycle()),
            5 when column.Identity is not null => c => c.DropIdentity(),
            5 when IsNumber(column) => c => c.DropDefault().Identity(
                always: isSet, isSet ? s => s.Increment(-number).SequenceName($"numbers_{number}") : null),
            _ => c => c.Comment($"number {number}"),
        };
    }

    private static bool IsNumber(Column column) =>
        column is { Type: { Name: "smallint" or "integer" or "bigint", Dimensions: 0 }, GeneratedAs: null };
}
