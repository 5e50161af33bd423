using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Turns operations that follow each other into steps: one each, or some where one reaches beyond its
/// table.</summary>
internal sealed class Lowering(Dialect dialect)
{
    private readonly List<LoweredOperation> _lowered = [];

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

    public ValueList<Step> ToSteps() => dialect.Combine(_lowered);

    private void AddOne(Operation operation, SchemaModel before)
    {
        var statements = dialect.Render(operation, before).ToValueList();
        _lowered.Add(new(operation, before, new Step(OperationSummary.Of(operation), statements)
        {
            Rebuild = dialect.Rebuild(operation, before),
            Code = (operation as RunCode)?.Up,
        }));
    }
}

/// <summary>An operation, the schema that it meets, and what is done for it.</summary>
internal sealed record LoweredOperation(Operation Operation, SchemaModel Before, Step Step);
