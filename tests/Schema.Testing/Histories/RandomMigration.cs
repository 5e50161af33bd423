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

    // A verb that stands here twice is said twice as often.
    private static readonly Func<Random, Table, SchemaModel, Action<RandomMigration>>[] TableVerbs =
    [
        (random, table, _) => DropTableVerb(random, table),
        (random, table, _) => RenameTableVerb(table, random.Pick(RandomNames.Tables)),
        (random, table, _) => TableOptionVerb(random, table),
        MoveTableVerb,
        (random, table, model) => AddColumnVerb(random, table, [.. Sorted(model)]),
        (random, table, model) => AddColumnVerb(random, table, [.. Sorted(model)]),
        (random, table, _) => RemoveColumnVerb(random, table),
        (random, table, _) => RemoveColumnVerb(random, table),
        (random, table, _) => RenameColumnVerb(random, table),
        (random, table, _) => AlterTypeVerb(random, table),
        (random, table, _) => OnlineVerb(random, table),
        (random, _, model) => FinishVerb(random, model),
        (random, table, _) => NullabilityVerb(random, table),
        (random, table, _) => DefaultVerb(random, table),
        (random, table, _) => ColumnOptionVerb(random, table),
        (random, table, _) => ColumnOptionVerb(random, table),
        (random, table, _) => IndexVerb(random, table),
        (random, table, _) => IndexVerb(random, table),
        (random, table, _) => DropIndexVerb(random, table),
        (random, table, _) => RenameIndexVerb(random, table),
        (random, table, _) => AlterIndexVerb(random, table),
        (random, table, _) => CheckVerb(random, table),
        (random, table, _) => UniqueVerb(random, table),
        (random, table, _) => ExclusionVerb(random, table),
        (random, table, model) => ForeignKeyVerb(random, table, [.. Sorted(model)]),
        (random, table, _) => AlterConstraintVerb(random, table),
        (random, table, _) => DropConstraintVerb(random, table),
        (random, table, _) => RenameConstraintVerb(random, table),
        (random, table, _) => CommentVerb(random, table),
        (random, _, model) => PartitionVerb(random, [.. Sorted(model)]),
        (random, _, model) => PartitionVerb(random, [.. Sorted(model)]),
        (random, _, model) => PartitionVerb(random, [.. Sorted(model)]),
        (random, _, model) => InheritanceVerb(random, [.. Sorted(model)]),
        (random, _, model) => InheritanceVerb(random, [.. Sorted(model)]),
        (random, _, model) => InheritanceVerb(random, [.. Sorted(model)]),
        (random, _, _) => RowsVerb(random),
        (random, _, _) => random.Chance(0.5) ? RawSqlVerb(random) : ExistingTableVerb(random),
        (random, _, _) => random.Chance(0.1) ? CodeVerb(random) : RawSqlVerb(random),
    ];

    /// <summary>A verb that may fit the schema, or may not: the caller finds out.</summary>
    public static Action<RandomMigration> RandomVerb(Random random, SchemaModel model)
    {
        var tables = Sorted(model).ToArray();
        if (tables.Length == 0 || random.Chance(0.12))
        {
            return CreateTableVerb(random, tables);
        }

        return random.Chance(0.15)
            ? ObjectVerb(random, model)
            : random.Pick(TableVerbs)(random, random.Pick(tables), model);
    }

    private static IEnumerable<Table> Sorted(SchemaModel model) =>
        model.Tables.OrderBy(table => table.Name.ToString(), StringComparer.Ordinal);

    private static string AnySchema(Random random, SchemaModel model) => random.Pick(
    [
        .. model.Objects.OfType<DatabaseSchema>().Select(schema => schema.Name.Name.Name).Order(StringComparer.Ordinal),
        "public",
    ]);

    private static readonly Action<RandomMigration> Nothing = _ => { };
}
