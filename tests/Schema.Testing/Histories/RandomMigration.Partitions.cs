using System.Globalization;
using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static readonly string?[] Regions = ["de", "at", "o'clock", "back\\slash", null];

    private static Action<RandomMigration> PartitionVerb(Random random, IReadOnlyList<Table> tables)
    {
        var divided = tables.Where(table => table.PartitionedBy is not null).ToArray();
        if (divided.Length == 0 || random.Chance(0.15))
        {
            return CreatePartitionedVerb(random);
        }

        var table = random.Pick(divided);
        var partitions = tables.Where(other => other.PartitionOf?.Of == table.Name).ToArray();
        return random.Next(7) switch
        {
            0 when partitions.Length > 0 => DetachVerb(random.Pick(partitions), concurrently: random.Chance(0.5)),
            1 => AttachVerb(random, table),
            2 when tables.Any(other => other.PartitionOf is null) => AttachAnyVerb(random, table, tables),
            3 when partitions.Length == 1 => AttachIndexVerb(random, table, partitions[0]),
            _ => CreatePartitionVerb(random, table),
        };
    }

    private static Action<RandomMigration> CreatePartitionedVerb(Random random)
    {
        var name = new TableName(null, random.Pick(RandomNames.Tables));
        var key = random.Next(5);
        var reference = random.Chance(0.3);
        var hasIndex = random.Chance(0.5);
        return migration => migration.CreateTable(name, t =>
        {
            t.Integer("n").NotNull().Default(7);
            t.Text("region").Check("region <> 'nowhere'");
            t.Date("day");
            Action divide = key switch
            {
                0 => () => t.PartitionBy(PartitionMethod.Range, "n"),
                1 => () => t.PartitionBy(PartitionMethod.Range, "day", "n"),
                2 => () => t.PartitionBy(PartitionMethod.List, k => k.Column("region", collation: "C")),
                3 => () => t.PartitionBy(PartitionMethod.List, k => k.Expression("lower(region)")),
                _ => () => t.PartitionBy(PartitionMethod.Hash, "n"),
            };
            divide();
            if (key is 1 or 2 or 3 || hasIndex)
            {
                t.NoPrimaryKey();
            }

            if (reference)
            {
                t.References(name, "self_id", key: "n", index: hasIndex, type: "integer");
            }
        });
    }

    private static Action<RandomMigration> CreatePartitionVerb(Random random, Table of)
    {
        var name = $"part_{random.Next(1_000_000)}";
        var bound = RandomBound(random, of);
        var isDivided = random.Chance(0.2) && of.Column("n") is not null;
        var isUnlogged = random.Chance(0.1);
        var comment = random.Chance(0.2) ? random.Pick(RandomNames.Texts) : "";
        return migration => migration.CreatePartition(name, of.Name, p =>
        {
            bound(p);
            if (isDivided)
            {
                p.PartitionBy(PartitionMethod.Hash, "n");
            }
            else if (isUnlogged)
            {
                p.Unlogged();
                p.With("fillfactor", 70);
            }

            if (comment.Length > 0)
            {
                p.Comment(comment);
            }
        });
    }

    private static Action<PartitionBoundBuilder> RandomBound(Random random, Table of)
    {
        var key = of.PartitionedBy!;
        var number = random.Next(0, 6);
        var isFirst = random.Chance(0.2);
        var isDefault = random.Chance(0.15);
        return (key.Method, isDefault) switch
        {
            (PartitionMethod.Hash, _) => p => p.Hash(4, number % 4),
            (_, true) => p => p.Default(),
            (PartitionMethod.List, _) => p => p.List(Regions[number % Regions.Length]),
            _ => p => p.Range(
                [.. key.Keys.Select(part => isFirst ? p.MinValue : Value(part, number))],
                [.. key.Keys.Select(part => Value(part, isFirst ? 0 : number + 1))]),
        };

        object Value(IndexKey part, int place) => part.Column is { } column && of.Column(column)?.Type.Name == "date"
            ? string.Create(CultureInfo.InvariantCulture, $"{2020 + place}-01-01")
            : place * 10;
    }

    private static Action<RandomMigration> DetachVerb(Table partition, bool concurrently) =>
        migration => migration.DetachPartition(partition.Name, partition.PartitionOf!.Of, concurrently);

    private static Action<RandomMigration> AttachVerb(Random random, Table to)
    {
        var name = new TableName(null, $"joined_{random.Next(1_000_000)}");
        var bound = RandomBound(random, to);
        var hasIndexes = random.Chance(0.5);
        return migration =>
        {
            migration.CreateTable(name, t => t.Like(
                to.Name,
                Including.Constraints | Including.Generated | (hasIndexes ? Including.Indexes : Including.Nothing)));
            migration.AttachPartition(name, to.Name, bound);
        };
    }

    private static Action<RandomMigration> AttachAnyVerb(Random random, Table to, IReadOnlyList<Table> tables)
    {
        var table = random.Pick([.. tables.Where(table => table.PartitionOf is null)]);
        var bound = RandomBound(random, to);
        return migration => migration.AttachPartition(table.Name, to.Name, bound);
    }

    private static Action<RandomMigration> AttachIndexVerb(Random random, Table whole, Table partition)
    {
        var column = AnyColumn(random, whole);
        var number = random.Next(1_000_000);
        return migration =>
        {
            migration.Index(whole.Name, column).Only().Name($"whole_{number}");
            migration.Index(partition.Name, column).Name($"part_{number}");
            migration.AttachIndex(new TableName(null, $"part_{number}"), new TableName(null, $"whole_{number}"));
        };
    }
}
