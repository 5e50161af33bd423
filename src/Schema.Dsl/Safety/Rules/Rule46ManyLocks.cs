namespace Schema.Dsl;

/// <summary>Whoever has one table and waits for the next keeps everybody from both.</summary>
/// <remarks>Operations on several tables are committed one by one. What is left is one operation that needs several at
/// once: only what it comes to shows which.</remarks>
internal sealed class Rule46ManyLocks() : SafetyRule(46, "several tables locked at once", RuleLevel.Warning)
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope) => [];

    /// <param name="tables">Those that nobody can use while it is done; more than one.</param>
    internal Hazard Of(Operation operation, IReadOnlyList<TableName> tables) => Found(
        operation,
        tables[0],
        LockMode.AccessExclusive,
        $"it holds {string.Join(" and ", tables.Select(table => $"\"{table}\""))} at once, and waits for one while it keeps "
            + "others from the other",
        "It waits for a moment only, and then tries again. Run it while neither is busy.");
}
