using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static Action<RandomMigration> CreateStatisticsVerb(Random random, SchemaModel model)
    {
        var tables = Sorted(model).Where(table => table.Columns.Count > 1).ToArray();
        if (tables.Length == 0)
        {
            return Nothing;
        }

        var table = random.Pick(tables);
        var columns = table.Columns.Select(column => column.Name)
            .OrderBy(_ => random.Next()).Take(random.Next(2, 5)).ToArray();
        var kinds = (StatisticsKinds)random.Next(8);
        var hasExpression = random.Chance(0.4);
        var hasTarget = random.Chance(0.4);
        var name = $"statistics_{random.Next(1_000_000)}";
        return migration => migration.CreateStatistics(table.Name, s =>
        {
            s.Columns(columns).Kinds(kinds).Name(name).Comment("Known together");
            _ = hasExpression ? s.Expression($"coalesce({Identifier.Quoted(columns[0])}::text, '')") : s;
            _ = hasTarget ? s.Target(123) : s;
        });
    }

    private static Action<RandomMigration> ChangeStatisticsVerb(Random random, ExtendedStatistics statistics)
    {
        var name = statistics.Name.Name;
        int? target = random.Chance(0.3) ? null : random.Next(10_000);
        var to = $"{random.Pick(RandomNames.Columns)}";
        return random.Next(4) switch
        {
            0 => migration => migration.DropStatistics(name),
            1 => migration => migration.RenameStatistics(name, to),
            2 => migration => migration.Comment(On.Statistics(name), to),
            _ => migration => migration.SetStatisticsTarget(name, target),
        };
    }
}
