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

        Action<IndexBuilder> define = index =>
        {
            index.Column(first, isDescending ? Sort.Descending : Sort.Ascending, isDescending ? Nulls.Last : Nulls.Default);
            _ = second != first ? index.Column(second) : index;
            _ = hasExpression ? index.Expression($"lower({Quoted(text!.Name)})") : index;
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
            : migration => migration.DropIndexNamed(new TableName(null, index.Name));
    }

    private static Action<RandomMigration> RenameIndexVerb(Random random, Table table)
    {
        if (table.Indexes.Count == 0)
        {
            return Nothing;
        }

        var index = random.Pick(table.Indexes);
        var to = $"renamed_{random.Next(1_000_000)}";
        return migration => migration.RenameIndex(new TableName(null, index.Name), to);
    }
}
