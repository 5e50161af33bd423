using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static readonly string[] SequenceNames = ["tickets", "Say \"next\"", "it's"];

    private static Action<RandomMigration> CreateSequenceVerb(Random random, SchemaModel model)
    {
        var name = new TableName(null, random.Pick(SequenceNames));
        var type = random.Pick<string>(["smallint", "integer", "bigint"]);
        var countsDown = random.Chance(0.3);
        var hasLimits = random.Chance(0.3);
        var cycles = random.Chance(0.3);
        var owner = random.Chance(0.4) ? OwnerIn(random, model) : null;
        return migration => migration.CreateSequence(name, s =>
        {
            s.Type(type);
            _ = countsDown ? s.Increment(-3) : s;
            _ = hasLimits ? s.Min(-500).Max(500).Start(7).Cache(4) : s;
            _ = cycles ? s.Cycle() : s;
            _ = owner is { Table: { } table, Column: { } column } ? s.OwnedBy(table, column) : s;
        });
    }

    private static Action<RandomMigration> ChangeSequenceVerb(Random random, Sequence sequence)
    {
        var name = sequence.Name.Name;
        var to = random.Pick(SequenceNames);
        var isPlain = random.Chance(0.5);
        var cache = random.Next(1, 10);
        return random.Next(8) switch
        {
            0 => Alter(s => s.Cache(cache)),
            1 => Alter(s => _ = isPlain ? s.Cycle() : s.NoCycle()),
            2 => Alter(s => _ = isPlain ? s.Min(-1000) : s.NoMin()),
            3 => Alter(s => _ = isPlain ? s.Max(1000) : s.NoMax()),
            4 => Alter(s => _ = isPlain ? s.Type("integer") : s.Increment(2)),
            5 => Alter(s => s.NotOwned()),
            6 => migration => migration.RenameSequence(name, to),
            _ => isPlain
                ? migration => migration.DropSequence(name)
                : migration => migration.RestartSequence(name),
        };

        Action<RandomMigration> Alter(Action<AlterSequenceBuilder> define) =>
            migration => migration.AlterSequence(name, define);
    }

    /// <summary>A column that draws its default from a sequence.</summary>
    private static Action<RandomMigration> DrawVerb(Random random, Sequence sequence, SchemaModel model)
    {
        if (OwnerIn(random, model) is not { Table: { } table })
        {
            return Nothing;
        }

        var column = random.Pick(RandomNames.Columns);
        var literal = ColumnType.Named(sequence.Name.Name).ToString().Replace("'", "''", StringComparison.Ordinal);
        return migration => migration.AddColumn(table, t => t.BigInt(column).DefaultSql($"nextval('{literal}')"));
    }

    private static SequenceOwner? OwnerIn(Random random, SchemaModel model)
    {
        var tables = model.Tables
            .Where(table => table.Columns.Count > 0)
            .OrderBy(table => table.Name.ToString(), StringComparer.Ordinal)
            .ToArray();
        if (tables.Length == 0)
        {
            return null;
        }

        var owner = random.Pick(tables);
        return new(owner.Name, random.Pick(owner.Columns).Name);
    }
}
