using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static readonly string[] Values = ["new", "paid", "it's", "back\\slash", "ünïcode", "Two Words", ""];

    private static readonly string[] TypeNames = ["status", "Kind", "say \"what\"", "email"];

    private static Action<RandomMigration> CreateTypeVerb(Random random, SchemaModel model)
    {
        var name = new TableName(null, random.Pick(TypeNames));
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                return CreateDomainVerb(random, name, model);
            case 3:
                return CreateCompositeVerb(random, name);
            case 4:
                return migration => migration.CreateRangeType(name, "integer");
        }

        var values = Values.OrderBy(_ => random.Next()).Take(random.Next(0, 4)).ToArray();
        return migration => migration.CreateEnum(name, values);
    }

    private static Action<RandomMigration> ChangeEnumVerb(Random random, EnumType type)
    {
        var name = type.Name.Name;
        var value = random.Pick(Values);
        var other = type.Values.Count > 0 ? random.Pick(type.Values) : null;
        var to = random.Pick(TypeNames);
        return random.Next(6) switch
        {
            0 => migration => migration.AddEnumValue(name, value),
            1 => migration => migration.AddEnumValue(name, value, after: other),
            2 => migration => migration.AddEnumValue(name, value, before: other),
            3 when other is not null => migration => migration.RenameEnumValue(name, other, value),
            4 => migration => migration.RenameEnum(name, to),
            _ => migration => migration.DropEnum(name),
        };
    }

    private static Action<RandomMigration> UseTypeVerb(Random random, SchemaObject type, SchemaModel model)
    {
        var tables = model.Tables.OrderBy(table => table.Name.ToString(), StringComparer.Ordinal).ToArray();
        if (tables.Length == 0)
        {
            return Nothing;
        }

        var table = random.Pick(tables).Name;
        var column = random.Pick(RandomNames.Columns);
        var isArray = random.Chance(0.3);
        var value = type is EnumType { Values.Count: > 0 } known ? random.Pick(known.Values) : null;
        var text = value?.Replace("'", "''", StringComparison.Ordinal);
        var hasCast = random.Chance(0.5);
        var hasCheck = random.Chance(0.3);
        return migration => migration.AddColumn(table, t =>
        {
            var added = t.Enum(column, type.Name.Name);
            if (isArray)
            {
                added.Array();
            }
            else if (value is not null)
            {
                _ = hasCast ? added.DefaultSql($"'{text}'::{ColumnType.Named(type.Name.Name)}") : added.Default(value);
                _ = hasCheck ? added.Check($"{Quoted(column)} >= '{text}'") : added;
            }
        });
    }

    private static Action<RandomMigration> MoveVerb(Random random, SchemaObject known, SchemaModel model)
    {
        var schema = AnySchema(random, model);
        return migration => migration.SetSchema(On.Object(known.Name), schema);
    }
}
