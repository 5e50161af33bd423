using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static Action<RandomMigration> CreateCompositeVerb(Random random, TableName name)
    {
        var attributes = RandomNames.Columns.OrderBy(_ => random.Next()).Take(random.Next(0, 4)).ToArray();
        var isCollated = random.Chance(0.3);
        return migration => migration.CreateCompositeType(name, t =>
        {
            foreach (var attribute in attributes)
            {
                _ = isCollated ? t.Text(attribute).Collate("C").Comment("it's a part") : t.Integer(attribute);
            }
        });
    }

    private static Action<RandomMigration> ChangeCompositeVerb(Random random, CompositeType type)
    {
        var name = type.Name.Name;
        var attribute = type.Attributes.Count > 0 ? random.Pick(type.Attributes).Name : "none";
        var other = random.Pick(RandomNames.Columns);
        var to = random.Pick(TypeNames);
        var comment = random.Chance(0.3) ? null : to;
        return random.Next(7) switch
        {
            0 => migration => migration.AlterCompositeType(name, t => t.Text(other)),
            1 => migration => migration.AlterCompositeType(name, t => t.Remove(attribute)),
            2 => migration => migration.AlterCompositeType(name, t => t.Rename(attribute, to: other)),
            3 => migration => migration.AlterCompositeType(name, t => t.Modify(attribute, "varchar(20)", "C")),
            4 => migration => migration.Comment(On.Attribute(name, attribute), comment),
            5 => migration => migration.RenameCompositeType(name, to),
            _ => migration => migration.DropCompositeType(name),
        };
    }

    private static Action<RandomMigration> ChangeRangeVerb(Random random, RangeType type)
    {
        var name = type.Name.Name;
        var to = random.Pick(TypeNames);
        return random.Chance(0.5)
            ? migration => migration.RenameRangeType(name, to)
            : migration => migration.DropRangeType(name);
    }
}
