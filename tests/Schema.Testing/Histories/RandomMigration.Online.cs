using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static Action<RandomMigration> OnlineVerb(Random random, Table table)
    {
        var column = AnyColumn(random, table);
        var to = random.Pick(RandomNames.Columns);
        var type = table.Column(column)?.Type.ToString() switch
        {
            "integer" => "bigint",
            "bigint" => "numeric",
            "varchar(40)" => "text",
            "numeric(10,2)" => "numeric(12,2)",
            _ => null,
        };
        return type is null || random.Chance(0.4)
            ? migration => migration.RenameColumn(table.Name, column, to).Online()
            : migration => migration.AlterTable(table.Name, t => t.Modify(column, c => c.Type(type).Online()));
    }

    private static Action<RandomMigration> FinishVerb(Random random, SchemaModel model)
    {
        var open = model.Objects.OfType<Trigger>()
            .Where(trigger => trigger.Keeps is not null)
            .OrderBy(trigger => trigger.Name.ToString(), StringComparer.Ordinal)
            .ToArray();
        if (open.Length == 0)
        {
            return Nothing;
        }

        var one = random.Pick(open);
        return migration => migration.FinishOnline(one.Name.Owner!, one.Keeps!.Final);
    }
}
