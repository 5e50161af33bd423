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
}
