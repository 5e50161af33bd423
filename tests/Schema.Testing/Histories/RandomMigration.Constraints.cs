using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static Action<RandomMigration> CheckVerb(Random random, Table table)
    {
        var numbers = table.Columns.Where(column => column.Type.Name is "integer" or "bigint" or "numeric").ToArray();
        if (numbers.Length == 0)
        {
            return Nothing;
        }

        var one = Quoted(random.Pick(numbers).Name);
        var other = Quoted(random.Pick(numbers).Name);
        var expression = random.Next(3) switch
        {
            0 => $"{one} >= {other} OR {other} IS NULL",
            1 => $"{Quoted(table.Name.Name)}.{one} <> 13",
            _ => $"{one} BETWEEN -5000 AND 5000",
        };
        var name = $"check_{random.Next(1_000_000)}";
        return migration => migration.AddCheck(table.Name, expression, name);
    }

    private static Action<RandomMigration> UniqueVerb(Random random, Table table)
    {
        var column = AnyColumn(random, table);
        return table.Constraints.OfType<PrimaryKeyConstraint>().Any() || random.Chance(0.5)
            ? migration => migration.AddUnique(table.Name, column)
            : migration => migration.AddPrimaryKey(table.Name, column);
    }

    private static Action<RandomMigration> ForeignKeyVerb(Random random, Table table, IReadOnlyList<Table> tables)
    {
        var target = tables.FirstOrDefault(HasId);
        var column = table.Columns.FirstOrDefault(candidate => candidate.Type.Name == "bigint" && candidate.Identity is null);
        var onDelete = random.Pick(Enum.GetValues<ReferentialAction>());
        var onUpdate = random.Pick(Enum.GetValues<ReferentialAction>());
        return target is null || column is null
            ? Nothing
            : migration =>
                migration.AddForeignKey(table.Name, column.Name, target.Name, onDelete: onDelete, onUpdate: onUpdate);
    }

    private static Action<RandomMigration> DropConstraintVerb(Random random, Table table)
    {
        if (table.Constraints.Count == 0)
        {
            return Nothing;
        }

        var constraint = random.Pick(table.Constraints);
        return migration => migration.DropConstraint(table.Name, constraint.Name);
    }

    private static Action<RandomMigration> RenameConstraintVerb(Random random, Table table)
    {
        if (table.Constraints.Count == 0)
        {
            return Nothing;
        }

        var constraint = random.Pick(table.Constraints);
        var to = $"renamed_{random.Next(1_000_000)}";
        return migration => migration.RenameConstraint(table.Name, constraint.Name, to);
    }

    private static Action<RandomMigration> CommentVerb(Random random, Table table)
    {
        var text = random.Chance(0.3) ? null : random.Pick(RandomNames.Texts) + ".";
        return random.Next(4) switch
        {
            0 when table.Columns.Count > 0 => Comment(On.Column(table.Name, random.Pick(table.Columns).Name)),
            1 when table.Constraints.Count > 0 =>
                Comment(On.Constraint(table.Name, random.Pick(table.Constraints).Name)),
            2 when table.Indexes.Count > 0 => Comment(On.Index(new TableName(null, random.Pick(table.Indexes).Name))),
            _ => Comment(On.Table(table.Name)),
        };

        Action<RandomMigration> Comment(On target) => migration => migration.Comment(target, text);
    }
}
