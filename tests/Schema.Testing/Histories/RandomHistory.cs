using Schema.Dsl;

namespace Schema.Testing.Histories;

/// <summary>Makes histories at random, over all operations, that a server can run: what the laws are tested
/// on.</summary>
/// <param name="seed">The same seed gives the same history.</param>
/// <param name="isPossible">Leaves out what an engine cannot have; given the schema before.</param>
public sealed class RandomHistory(int seed, Func<Operation, SchemaModel, bool>? isPossible = null)
{
    private const long FirstVersion = 20240101000000;
    private const int MostMigrations = 30;
    private const int MostVerbs = 4;

    private readonly Random _random = new(seed);

    // Raw SQL is not applied to it: the verbs must go on knowing what there is.
    private SchemaModel _model = SchemaModel.Empty();

    // The same as the planner sees it.
    private SchemaModel _planned = SchemaModel.Empty();

    /// <summary>From 1 to 30 migrations.</summary>
    public IReadOnlyList<MigrationEntry> Migrations()
    {
        var count = _random.Next(1, MostMigrations + 1);
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            (_model, _planned) = (_model.InNextTransaction(), _planned.InNextTransaction());
            var verbs = Enumerable.Range(0, _random.Next(1, MostVerbs + 1)).Select(_ => NextVerb()).ToArray();
            return new MigrationEntry(FirstVersion + number, $"Random{number}", () => new RandomMigration(verbs))
            {
                // They are about what happens, not about who is harmed by it.
                Rules = RuleSettings.None,
            };
        })];
    }

    private Action<RandomMigration> NextVerb()
    {
        while (true)
        {
            var verb = RandomMigration.RandomVerb(_random, _model);
            var operations = TryRecord(verb);
            if (operations is { Count: > 0 } && TryApply(operations))
            {
                return verb;
            }
        }
    }

    private static ValueList<Operation>? TryRecord(Action<RandomMigration> verb)
    {
        try
        {
            return RecordedMigration.Of(new RandomMigration([verb])).Up;
        }
        catch (InvalidMigrationException)
        {
            return null;
        }
    }

    private bool TryApply(IEnumerable<Operation> operations)
    {
        var (model, planned) = (_model, _planned);
        foreach (var operation in operations)
        {
            if (SchemaConflict.Find(operation, model) is not null || MayBeRestedOn(operation, model)
                || IsNamedByServer(operation, planned)
                || Reversal.Of(operation, model) is Reversal.Impossible
                || Reversal.Of(operation, planned) is Reversal.Impossible
                || (operation is AlterColumnType { Table: var table } && planned.IsDoubtful(table))
                || isPossible?.Invoke(operation, model) == false
                || isPossible?.Invoke(operation, planned) == false)
            {
                return false;
            }

            model = operation is ExecuteSql or RunCode ? model : model.Apply(operation);
            planned = planned.Apply(operation);
        }

        (_model, _planned) = (model, planned);
        return true;
    }

    // What a table takes over from one in doubt, the server names.
    private static bool IsNamedByServer(Operation operation, SchemaModel planned) => operation switch
    {
        RenameIndex rename => planned.FindIndex(rename.From) is null && planned.TableOfKey(rename.From) is null,
        RenameConstraint rename => planned.Find(rename.Table)?.Constraint(rename.From) is null,
        RenameObject { Object: { Kind: ObjectKind.Statistics } statistics } => planned.Find(statistics) is null,
        Reindex reindex => planned.FindIndex(reindex.Index) is null && planned.TableOfKey(reindex.Index) is null,
        _ => false,
    };

    // Of two equal keys, the server alone knows which one a foreign key rests on.
    private static bool MayBeRestedOn(Operation operation, SchemaModel before) => operation switch
    {
        DropConstraint drop => IsReferredTo(drop.Table, Keys.Columns(before.Find(drop.Table)?.Constraint(drop.Constraint)), before),
        DropIndex drop => IsReferredTo(drop.Table, Keys.Columns(before.FindIndex(drop.Table, drop.Columns)), before),
        DropIndexNamed drop => before.FindIndex(drop.Index) is { } index && IsReferredTo(index.Table, Keys.Columns(index), before),
        _ => false,
    };

    private static bool IsReferredTo(TableName table, ValueList<string>? columns, SchemaModel model) =>
        columns is not null && model.ReferencesTo(table, columns).Any();
}
