using Schema.Dsl;

namespace Schema.Testing.Histories;

/// <summary>A migration that says what it is told to.</summary>
internal sealed partial class RandomMigration(IReadOnlyList<Action<RandomMigration>> verbs) : Migration
{
    public override void Change()
    {
        foreach (var verb in verbs)
        {
            verb(this);
        }
    }

    /// <summary>A verb that may fit the schema, or may not: the caller finds out.</summary>
    public static Action<RandomMigration> RandomVerb(Random random, SchemaModel model)
    {
        var tables = model.Tables.OrderBy(table => table.Name.ToString(), StringComparer.Ordinal).ToArray();
        if (tables.Length == 0 || random.Chance(0.12))
        {
            return CreateTableVerb(random, tables);
        }

        if (random.Chance(0.15))
        {
            return ObjectVerb(random, model);
        }

        var table = random.Pick(tables);
        return random.Next(28) switch
        {
            0 => DropTableVerb(random, table),
            1 => RenameTableVerb(table, random.Pick(RandomNames.Tables)),
            26 => TableOptionVerb(random, table),
            2 or 3 => AddColumnVerb(random, table, tables),
            4 or 5 => RemoveColumnVerb(random, table),
            6 => RenameColumnVerb(random, table),
            7 => AlterTypeVerb(random, table),
            8 => NullabilityVerb(random, table),
            9 => DefaultVerb(random, table),
            22 or 23 => ColumnOptionVerb(random, table),
            10 or 11 => IndexVerb(random, table),
            12 => DropIndexVerb(random, table),
            13 => RenameIndexVerb(random, table),
            14 => CheckVerb(random, table),
            15 => UniqueVerb(random, table),
            16 => ForeignKeyVerb(random, table, tables),
            17 => DropConstraintVerb(random, table),
            18 => RenameConstraintVerb(random, table),
            19 => CommentVerb(random, table),
            20 => AlterIndexVerb(random, table),
            21 => RowsVerb(random),
            24 => AlterConstraintVerb(random, table),
            25 => ExclusionVerb(random, table),
            _ => random.Chance(0.5) ? RawSqlVerb(random) : ExistingTableVerb(random),
        };
    }

    private static readonly Action<RandomMigration> Nothing = _ => { };
}
