using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Turns operations that follow each other into steps: one each, or some where one reaches beyond its table or
/// is done in a way that spares others.</summary>
/// <param name="all">The operations that are to come: nobody else uses a table for long that one of them drops.</param>
/// <param name="canDivide">Whether some of it may be committed before the rest.</param>
internal sealed class Lowering(Dialect dialect, IEnumerable<Operation>? all = null, bool canDivide = true)
{
    private readonly List<LoweredOperation> _lowered = [];
    private readonly PassingTables _passing = new(all ?? []);

    /// <summary>What was added last is committed before what is added next.</summary>
    public bool CommitsNext { get; private set; }

    /// <summary>The rows that what was added last leaves to be filled in the background.</summary>
    public IReadOnlyList<Backfill> LeftToBackground { get; private set; } = [];

    /// <param name="before">The schema that the operation meets, made by the ones before it.</param>
    public void Add(Operation operation, SchemaModel before)
    {
        var parts = Cascade.Of(operation, before);
        if (parts.Count == 1)
        {
            AddOne(parts[0], before);
            return;
        }

        var model = before;
        foreach (var part in parts)
        {
            Add(part, model);
            model = model.Apply(part);
        }
    }

    /// <summary>Why what the operation does in batches cannot be done so; <see langword="null"/> if it can, or is done in
    /// another way.</summary>
    public string? Refuse(Operation operation, SchemaModel before) =>
        Cascade.Each(operation, before).FirstReason(part => part.Operation is BackfillRows rows
            ? Recipe(rows, part.Before)?.Steps.FirstReason(step => (step.Backfill ?? step.Background)?.Refusal)
                ?? (rows.Undo is { } undo ? Refuse(undo, part.Before) : null)
            : null);

    public ValueList<Step> ToSteps()
    {
        var steps = dialect.Combine(_lowered);
        return canDivide ? Transactions.Divide(steps) : steps;
    }

    private void AddOne(Operation operation, SchemaModel before)
    {
        var recipe = Recipe(operation, before);
        var commits = CommitsNext || recipe is { IsAlone: true };
        var steps = recipe?.Steps ?? new[] { Plain(operation, before) };
        foreach (var step in steps)
        {
            _lowered.Add(new(operation, before, step with
            {
                Completes = IsLast(step) ? operation : null,
                Loses = IsLast(step) ? DataLoss.Of(operation, before).ToValueList() : step.Loses,
                Effect = step.Effect.Beside(table => _passing.Contains(table, before), before.SchemaOf),
                CommitsBefore = step.CommitsBefore || commits,
                IsAsWritten = operation.UnsafeBecause is not null,
            }));
            commits = false;

            bool IsLast(Step one) => ReferenceEquals(one, steps[steps.Count - 1]);
        }

        CommitsNext = recipe is { IsAlone: true };
        LeftToBackground = [.. steps.Select(step => step.Background).OfType<Backfill>()];
        _passing.Apply(operation, before);
    }

    private OnlineRecipe? Recipe(Operation operation, SchemaModel before) =>
        canDivide
            && operation.UnsafeBecause is null
            && dialect.Online(operation, before) is { } recipe
            && !recipe.Tables.All(table => _passing.Contains(table, before))
            ? recipe
            : null;

    private Step Plain(Operation operation, SchemaModel before) =>
        new(OperationSummary.Of(operation), dialect.Render(operation, before).ToValueList())
        {
            Rebuild = dialect.Rebuild(operation, before),
            Code = (operation as RunCode)?.Up,
            Effect = dialect.Effect(operation, before),
        };
}

/// <summary>An operation, the schema that it meets, and what is done for it.</summary>
internal sealed record LoweredOperation(Operation Operation, SchemaModel Before, Step Step);
