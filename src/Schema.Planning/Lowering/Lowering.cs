using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Turns operations into steps: one each.</summary>
internal static class Lowering
{
    public static Step Lower(Operation operation, SchemaModel before, Dialect dialect) =>
        new(OperationSummary.Of(operation), dialect.Render(operation, before).ToValueList())
        {
            Rebuild = dialect.Rebuild(operation, before),
        };

    /// <summary>Lowers operations that follow each other, each against the schema that the ones before it
    /// made.</summary>
    public static ValueList<Step> Lower(IEnumerable<Operation> operations, SchemaModel before, Dialect dialect)
    {
        var model = before;
        var steps = new List<Step>();
        foreach (var operation in operations)
        {
            steps.Add(Lower(operation, model, dialect));
            model = model.Apply(operation);
        }

        return steps.ToValueList();
    }
}
