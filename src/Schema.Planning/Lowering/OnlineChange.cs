using Schema.Dsl;

namespace Schema.Planning;

/// <summary>How an operation is done without keeping others from a table for long: by a statement that runs outside a
/// transaction.</summary>
/// <param name="Table">The table that others go on using meanwhile.</param>
/// <param name="Statements">That statement, and those that follow it in a transaction.</param>
/// <param name="Probe">Tells how far the statement has come.</param>
internal sealed record OnlineChange(TableName Table, ValueList<string> Statements, Probe Probe);
