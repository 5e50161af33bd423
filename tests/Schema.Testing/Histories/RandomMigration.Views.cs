using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static Action<RandomMigration> CreateViewVerb(Random random, SchemaModel model)
    {
        var name = new TableName(null, random.Pick(RandomNames.Views));
        var query = RandomQuery(random, model);
        var isBarrier = random.Chance(0.3);
        var invokes = random.Chance(0.2);
        return random.Next(3) switch
        {
            0 => migration => migration.CreateMaterializedView(name, query, v => _ = isBarrier ? v.WithNoData() : v),
            1 when random.Chance(0.2) => migration => migration.CreateView(
                name, "VALUES (1) UNION ALL SELECT n + 1 FROM v WHERE n < 9".Replace("v", Quoted(name.Name), StringComparison.Ordinal), v => v.Recursive("n")),
            _ => migration => migration.CreateView(name, query, v =>
            {
                _ = isBarrier ? v.SecurityBarrier() : v;
                _ = invokes ? v.SecurityInvoker() : v;
            }),
        };
    }

    private static Action<RandomMigration> ChangeViewVerb(Random random, SchemaModel model, StoredQuery known)
    {
        var name = known.Name.Name;
        var to = random.Pick(RandomNames.Views);
        var text = random.Chance(0.2) ? null : random.Pick(RandomNames.Texts) + "!";
        var recreates = known is View { Recursive: true } || (random.Chance(0.5) && model.DependentsOf(known.Name).Count == 0);
        var query = recreates ? RandomQuery(random, model)
            : random.Chance(0.5) && !known.Query.Contains("LIMIT", StringComparison.Ordinal) ? $"{known.Query}\nLIMIT 10"
            : $"SELECT *, 1 AS more_{random.Next(1000)} FROM ({known.Query}\n) AS x";
        var column = random.Pick(known.OutputColumns(model) is { Count: > 0 } columns ? columns : ["none"]);
        return (known, random.Next(6)) switch
        {
            (_, 0) when column == "none" => Nothing,
            (_, 0) => migration => migration.Comment(On.Column(name, column), text),
            (View, 1) => migration => migration.Comment(On.View(name), text),
            (View, 2) => migration => migration.RenameView(name, to),
            (View, 3) => migration => migration.DropView(name),
            (View, _) => migration => migration.ReplaceView(name, query, recreate: recreates),
            (_, 1) => migration => migration.RenameMaterializedView(name, to),
            (_, 2) => migration => migration.DropMaterializedView(name),
            (_, 3) => migration => migration.ReplaceMaterializedView(name, query),
            (_, 4) => migration => migration.RefreshMaterializedView(name),
            _ when column == "none" => Nothing,
            _ => migration => migration.Index(name, column),
        };
    }

    private static string RandomQuery(Random random, SchemaModel model)
    {
        var relations = model.Tables.Select(table => (table.Name, Columns: (IReadOnlyList<string>)[.. table.Columns.Select(column => column.Name)]))
            .Concat(model.Objects.OfType<StoredQuery>().Select(view => (view.Name.Name, Columns: view.OutputColumns(model) ?? [])))
            .Where(relation => relation.Columns.Count > 0)
            .OrderBy(relation => relation.Name.Name, StringComparer.Ordinal)
            .ToArray();
        if (relations.Length == 0)
        {
            return "SELECT 1 AS one";
        }

        var (table, columns) = random.Pick(relations);
        var (other, otherColumns) = random.Pick(relations);
        var name = Quoted(table);
        var first = Quoted(random.Pick(columns));
        var second = Quoted(random.Pick(columns));
        var number = random.Next(10_000);
        return random.Next(7) switch
        {
            0 => $"SELECT * FROM {name}",
            1 => $"SELECT {first} FROM {name} -- all\nORDER BY {first}",
            2 => $"SELECT x.{first} AS one_{number}, count(*) FROM {name} AS x WHERE x.{second} IS NOT NULL GROUP BY x.{first}",
            3 => $"SELECT {name}.{first} FROM {name} UNION ALL SELECT {first} FROM {name} ORDER BY {first}",
            4 => $"WITH a AS (SELECT {first} AS b FROM {name}) SELECT b, (SELECT count(*) FROM {Quoted(other)}) AS c FROM a",
            5 => $"SELECT a.*, b.{Quoted(random.Pick(otherColumns))} AS other_{number} FROM {name} a CROSS JOIN {Quoted(other)} b",
            _ => $"SELECT {first}, {first}::text || 'x' AS text_{number} FROM {name} WHERE EXISTS (SELECT FROM {Quoted(other)} AS o WHERE o IS NOT NULL)",
        };
    }
}
