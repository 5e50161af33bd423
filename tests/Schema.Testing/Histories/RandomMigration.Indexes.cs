using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static Action<RandomMigration> IndexVerb(Random random, Table table)
    {
        var columns = table.Columns.Where(column => column.Type.Name is not "json").Select(column => column.Name).ToArray();
        if (columns.Length == 0)
        {
            return Nothing;
        }

        var first = random.Pick(columns);
        var second = random.Pick(columns);
        var name = random.Chance(0.3) ? $"index \"{random.Next(1000)}\"" : null;
        var comment = random.Chance(0.2) ? "an index's comment" : null;
        var isUnique = random.Chance(0.3);
        var isDescending = random.Chance(0.3);
        var isPartial = random.Chance(0.3);
        var text = table.Columns.FirstOrDefault(column => column.Type.Name is "text" or "varchar");
        var hasExpression = text is not null && random.Chance(0.3);
        var isComplete = random.Chance(0.1);
        var isCollated = text is not null && random.Chance(0.2);
        var method = isUnique || isDescending || hasExpression || isCollated
            || !FitsAnyMethod(table.Column(first)!) || second != first || random.Chance(0.7)
            ? null
            : random.Pick<string>(["hash", "brin"]);
        int? statistics = random.Chance(0.3) ? random.Next(10_001) : null;

        Action<IndexBuilder> define = index =>
        {
            index.Column(first, isDescending ? Sort.Descending : Sort.Ascending, isDescending ? Nulls.Last : Nulls.Default);
            _ = second != first ? index.Column(second) : index;
            _ = isCollated ? index.Column(text!.Name, operatorClass: "text_pattern_ops", collation: "C") : index;
            _ = hasExpression ? index.Expression($"lower({Quoted(text!.Name)})", statistics: statistics) : index;
            _ = method is not null ? index.Using(method) : index;
            _ = isPartial ? index.Where($"{Quoted(first)} IS NOT NULL") : index;
            _ = name is not null ? index.Name(name) : index;
            _ = comment is not null ? index.Comment(comment) : index;
            _ = isComplete ? index.Include(columns[^1]).With("fillfactor", 70) : index;
        };

        return isUnique
            ? migration => migration.UniqueIndex(table.Name, define)
            : migration => migration.Index(table.Name, define);
    }

    private static Action<RandomMigration> DropIndexVerb(Random random, Table table)
    {
        if (table.Indexes.Count == 0)
        {
            return Nothing;
        }

        var index = random.Pick(table.Indexes);
        return index.Columns is { } columns && random.Chance(0.5)
            ? migration => migration.DropIndex(table.Name, [.. columns])
            : migration => migration.DropIndexNamed(table.Name with { Name = index.Name });
    }

    private static Action<RandomMigration> AlterIndexVerb(Random random, Table table)
    {
        if (table.Indexes.Count == 0)
        {
            return Nothing;
        }

        var index = random.Pick(table.Indexes);
        var name = table.Name with { Name = index.Name };
        var fillfactor = random.Next(50, 100);
        var part = random.Next(1, index.Keys.Count + 1);
        return random.Next(5) switch
        {
            0 => migration => migration.Reindex(name),
            1 => migration => migration.ReindexTable(table.Name),
            2 when index.Keys[part - 1].Expression is not null =>
                migration => migration.AlterIndex(name, i => i.Statistics(part, fillfactor)),
            3 when index.Method is null => migration =>
                migration.AlterIndex(name, i => i.With("deduplicate_items", "off").Reset("fillfactor")),
            _ when index.Method is null => migration => migration.AlterIndex(name, i => i.With("fillfactor", fillfactor)),
            _ => Nothing,
        };
    }

    private static Action<RandomMigration> RenameIndexVerb(Random random, Table table)
    {
        if (table.Indexes.Count == 0)
        {
            return Nothing;
        }

        var index = random.Pick(table.Indexes);
        var to = $"renamed_{random.Next(1_000_000)}";
        return migration => migration.RenameIndex(table.Name with { Name = index.Name }, to);
    }

    // Most types can be hashed; few can be in every method's index.
    private static bool FitsAnyMethod(Column column) =>
        column.Type is { Dimensions: 0, Name: "integer" or "bigint" or "text" or "varchar" or "uuid" or "date" or "timestamptz" };
}
