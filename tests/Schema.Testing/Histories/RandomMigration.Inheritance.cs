using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static Action<RandomMigration> InheritanceVerb(Random random, IReadOnlyList<Table> tables)
    {
        var heirs = tables.Where(table => table.Inherits.Count > 0).ToArray();
        var parents = tables.Where(table => table.PartitionedBy is null && table.PartitionOf is null).ToArray();
        if (parents.Length == 0)
        {
            return Nothing;
        }

        return random.Next(8) switch
        {
            0 when heirs.Length > 0 => NoInheritVerb(random, random.Pick(heirs)),
            1 => InheritLikeVerb(random, random.Pick(parents)),
            2 => InheritVerb(random.Pick(parents), random.Pick(parents)),
            3 or 4 when heirs.Length > 0 => ParentVerb(random, random.Pick(heirs), tables),
            _ => CreateHeirVerb(random, parents),
        };
    }

    private static Action<RandomMigration> CreateHeirVerb(Random random, IReadOnlyList<Table> parents)
    {
        var name = new TableName(null, $"heir_{random.Next(1_000_000)}");
        var from = parents.OrderBy(_ => random.Next()).Take(random.Chance(0.25) ? 2 : 1).Select(table => table.Name).ToArray();
        var own = RandomColumn(random, random.Pick(RandomNames.Columns));
        var declares = random.Chance(0.5);
        var isKeyed = random.Chance(0.3);
        return migration => migration.CreateTable(name, t =>
        {
            t.Inherits(from);
            if (declares)
            {
                own(t);
            }

            if (isKeyed)
            {
                t.PrimaryKey("id");
            }
        });
    }

    private static Action<RandomMigration> InheritLikeVerb(Random random, Table parent)
    {
        var name = new TableName(null, $"joined_{random.Next(1_000_000)}");
        return migration =>
        {
            migration.CreateTable(name, t => t.Like(parent.Name, Including.Constraints | Including.Generated | Including.Defaults));
            migration.Inherit(name, from: parent.Name);
        };
    }

    private static Action<RandomMigration> InheritVerb(Table table, Table from) =>
        migration => migration.Inherit(table.Name, from.Name);

    private static Action<RandomMigration> NoInheritVerb(Random random, Table heir)
    {
        var from = random.Pick([.. heir.Inherits]);
        return migration => migration.NoInherit(heir.Name, from);
    }

    // What is done to a table that others inherit from, or to one of those, which may have it for its own.
    private static Action<RandomMigration> ParentVerb(Random random, Table heir, IReadOnlyList<Table> tables)
    {
        var parent = tables.FirstOrDefault(table => table.Name == heir.Inherits[0]) ?? heir;
        var table = random.Chance(0.6) ? parent : heir;
        return random.Next(10) switch
        {
            0 or 1 => RemoveColumnVerb(random, table),
            2 => AddColumnVerb(random, table, tables),
            3 => RenameColumnVerb(random, table),
            4 => AlterTypeVerb(random, table),
            5 => CheckVerb(random, table),
            6 => DropConstraintVerb(random, table),
            7 => DefaultVerb(random, heir),
            8 => IndexVerb(random, heir),
            _ => NullabilityVerb(random, table),
        };
    }
}
