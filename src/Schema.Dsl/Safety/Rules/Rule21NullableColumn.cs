namespace Schema.Dsl;

/// <summary>The running release may not expect nulls.</summary>
internal sealed class Rule21NullableColumn() : SafetyRule(21, "a column that may be null from now on", RuleLevel.Warning)
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is DropNotNull drop
            && scope.Phase is Phase.Expand
            && before.Find(drop.Table)?.Column(drop.Column) is { NotNull: true }
            && scope.After.Find(drop.Table)?.Column(drop.Column) is { NotNull: false })
        {
            yield return Found(
                operation,
                drop.Table,
                mode: null,
                "the release that runs meanwhile does not expect nulls there",
                "Write no nulls before that release is gone.");
        }
    }
}
