using Schema.Dsl;

namespace Schema.Planning;

/// <summary>How an operation is done without keeping others from a table for long: by a statement that runs outside a
/// transaction.</summary>
/// <param name="Operation">The operation, or the part of it that the statement does.</param>
/// <param name="Table">The table that others go on using meanwhile.</param>
/// <param name="Statement">That statement.</param>
/// <param name="Probe">Tells how far it has come.</param>
internal sealed record OnlineChange(Operation Operation, TableName Table, string Statement, Probe Probe)
{
    /// <summary>What follows it in a transaction.</summary>
    public ValueList<string> Rest { get; init; } = ValueList<string>.Empty;
}
