using Schema.Dsl;

namespace Schema.Testing.Histories;

internal sealed partial class RandomMigration
{
    private static readonly string[] Extensions = ["citext", "pg_trgm", "btree_gist"];

    private static readonly Func<Random, SchemaModel, Action<RandomMigration>>[] CreateVerbs =
    [
        (random, _) => CreateSchemaVerb(random),
        (random, _) => CreateExtensionVerb(random),
        CreateViewVerb,
        CreateViewVerb,
        CreateRoutineVerb,
        CreateTriggerVerb,
        CreateTriggerVerb,
        PolicyVerb,
        CreateTypeVerb,
        CreateTypeVerb,
        CreateSequenceVerb,
        (random, _) => CreateCollationVerb(random),
        CreateStatisticsVerb,
        CreateStatisticsVerb,
        GrantVerb,
        GrantVerb,
        GrantVerb,
    ];

    private static Action<RandomMigration> ObjectVerb(Random random, SchemaModel model)
    {
        var objects = model.Objects.OrderBy(known => known.Name.ToString(), StringComparer.Ordinal).ToArray();
        return objects.Length > 0 && random.Chance(0.5)
            ? ChangeObjectVerb(random, model, random.Pick(objects))
            : random.Pick(CreateVerbs)(random, model);
    }

    private static Action<RandomMigration> CreateSchemaVerb(Random random)
    {
        var name = random.Pick(RandomNames.Columns);
        return migration => migration.CreateSchema(name);
    }

    private static Action<RandomMigration> CreateExtensionVerb(Random random)
    {
        var extension = random.Pick(Extensions);
        return migration => migration.CreateExtension(extension);
    }

    private static Action<RandomMigration> ChangeObjectVerb(Random random, SchemaModel model, SchemaObject known)
    {
        if (known.Name.IsInSchema && random.Chance(0.15))
        {
            return MoveVerb(random, known, model);
        }

        switch (known)
        {
            case StoredQuery view:
                return ChangeViewVerb(random, model, view);
            case Routine routine:
                return ChangeRoutineVerb(random, routine);
            case Trigger trigger:
                return ChangeTriggerVerb(random, trigger);
            case Collation collation:
                return ChangeCollationVerb(random, collation, model);
            case ExtendedStatistics statistics:
                return random.Chance(0.2)
                    ? MoveVerb(random, known, model)
                    : ChangeStatisticsVerb(random, statistics);
            case Policy policy:
                return ChangePolicyVerb(random, policy);
        }

        var name = known.Name.Name.Name;
        var text = random.Pick(RandomNames.Texts);
        var to = random.Pick(RandomNames.Columns);
        if (known.Name.IsType && random.Chance(0.4))
        {
            return UseTypeVerb(random, known, model);
        }

        if (known is Sequence drawn && random.Chance(0.3))
        {
            return DrawVerb(random, drawn, model);
        }

        return (known, random.Next(3)) switch
        {
            (DatabaseSchema, 0) => migration => migration.DropSchema(name),
            (DatabaseSchema, 1) => migration => migration.Comment(On.Schema(name), text),
            (DatabaseSchema, 2) => migration => migration.RenameSchema(name, to),
            (Extension, 0) => migration => migration.DropExtension(name),
            (Domain domain, _) => ChangeDomainVerb(random, domain),
            (CompositeType type, _) => ChangeCompositeVerb(random, type),
            (RangeType type, _) => ChangeRangeVerb(random, type),
            (Sequence sequence, _) => ChangeSequenceVerb(random, sequence),
            (EnumType type, _) => ChangeEnumVerb(random, type),
            _ => Nothing,
        };
    }
}
