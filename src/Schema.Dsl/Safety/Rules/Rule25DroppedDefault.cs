namespace Schema.Dsl;

/// <summary>The running release may leave the column out of its INSERTs.</summary>
internal sealed class Rule25DroppedDefault() : SafetyRule(25, "a required column without its default")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        var (table, name) = operation switch
        {
            DropDefault drop => (drop.Table, drop.Column),
            DropIdentity drop => (drop.Table, drop.Column),
            _ => (null, null),
        };
        if (table is not null
            && !scope.IsContract
            && before.Find(table)?.Column(name!) is { NotNull: true } known
            && (known.Default is not null || known.Identity is not null)
            && scope.After.Find(table)?.Column(name!) is { NotNull: true, Default: null, Identity: null })
        {
            yield return Found(
                operation,
                table,
                mode: null,
                $"INSERTs of the release that runs meanwhile fail where they leave out \"{name}\"",
                "Write the value in the new release, and take the default away in a migration with [Phase(Phase.Contract)].");
        }
    }
}
