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
        var isNotValid = random.Chance(0.3);
        var isAlone = random.Chance(0.2);
        return migration =>
        {
            var check = migration.AddCheck(table.Name, expression, name);
            _ = isNotValid ? check.NotValid() : check;
            _ = isAlone ? check.NoInherit() : check;
        };
    }

    private static Action<RandomMigration> UniqueVerb(Random random, Table table)
    {
        var column = AnyColumn(random, table);
        var isPrimary = random.Chance(0.5) && !table.Constraints.OfType<PrimaryKeyConstraint>().Any();
        if (table.Indexes.FirstOrDefault(candidate => candidate.Unique) is { Columns: { } columns } index && random.Chance(0.4))
        {
            return migration => Key(migration, [.. columns]).UsingIndex(index.Name);
        }

        var option = random.Next(12);
        var included = AnyColumn(random, table);
        return migration =>
        {
            var key = Key(migration, column);
            _ = option switch
            {
                0 => key.Deferrable(),
                1 => key.InitiallyDeferred(),
                2 when included != column => key.Include(included),
                3 => key.With("fillfactor", 70),
                4 when !isPrimary => key.NullsNotDistinct(),
                _ => key,
            };
        };

        KeyBuilder Key(RandomMigration migration, params string[] names) =>
            isPrimary ? migration.AddPrimaryKey(table.Name, names) : migration.AddUnique(table.Name, names);
    }

    private static Action<RandomMigration> ExclusionVerb(Random random, Table table)
    {
        var columns = table.Columns.Where(column => column.Type.Name is "integer" or "bigint" or "text" or "varchar").ToArray();
        if (columns.Length == 0)
        {
            return Nothing;
        }

        var column = random.Pick(columns);
        var isExpression = column.Type.Name is "integer" or "bigint" && random.Chance(0.5);
        var isPartial = random.Chance(0.3);
        var isDeferred = random.Chance(0.3);
        var name = $"exclusion_{random.Next(1_000_000)}";
        return migration => migration.AddExclusion(table.Name, x =>
        {
            _ = isExpression
                ? x.WithExpression($"numrange({Quoted(column.Name)}::numeric, NULL)", "&&")
                : x.With(column.Name, "=").Using("btree");
            _ = isPartial ? x.Where($"{Quoted(column.Name)} IS NOT NULL") : x;
            _ = isDeferred ? x.InitiallyDeferred() : x;
            x.Name(name);
        });
    }

    private static Action<RandomMigration> AlterConstraintVerb(Random random, Table table)
    {
        if (table.Constraints.Count == 0)
        {
            return Nothing;
        }

        var constraint = random.Pick(table.Constraints);
        var deferral = random.Pick(Enum.GetValues<Deferral>());
        return constraint.IsNotValid() || random.Chance(0.5)
            ? migration => migration.ValidateConstraint(table.Name, constraint.Name)
            : migration => migration.AlterConstraint(table.Name, constraint.Name, deferral);
    }

    private static Action<RandomMigration> ForeignKeyVerb(Random random, Table table, IReadOnlyList<Table> tables)
    {
        var target = tables.FirstOrDefault(HasId);
        var column = table.Columns.FirstOrDefault(candidate => candidate.Type.Name == "bigint" && candidate.Identity is null);
        var onDelete = random.Pick(Enum.GetValues<ReferentialAction>());
        var onUpdate = random.Pick(Enum.GetValues<ReferentialAction>());
        var option = random.Next(8);
        return target is null || column is null
            ? Nothing
            : migration =>
            {
                var key = migration.AddForeignKey(table.Name, column.Name, target.Name, onDelete: onDelete, onUpdate: onUpdate);
                _ = option switch
                {
                    0 => key.MatchFull(),
                    1 => key.Deferrable(),
                    2 => key.InitiallyDeferred(),
                    3 => key.NotValid(),
                    4 => key.OnDelete(ReferentialAction.SetNull, column.Name),
                    _ => key,
                };
            };
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
            2 when table.Indexes.Count > 0 => Comment(On.Index(table.Name with { Name = random.Pick(table.Indexes).Name })),
            _ => Comment(On.Table(table.Name)),
        };

        Action<RandomMigration> Comment(On target) => migration => migration.Comment(target, text);
    }
}
