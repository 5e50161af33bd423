namespace Schema.Dsl;

/// <summary>The running release reads and writes the column.</summary>
internal sealed class Rule35RemovedColumn() : SafetyRule(35, "a column that is removed")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is DropColumn drop && !scope.IsContract && !scope.Made.Contains(drop.Table, drop.Column, before))
        {
            var isRequired = before.Find(drop.Table)?.Column(drop.Column)
                is { NotNull: true, Default: null, Identity: null, GeneratedAs: null };
            yield return Found(
                operation,
                drop.Table,
                LockMode.AccessExclusive,
                $"the release that runs meanwhile may still use \"{drop.Column}\"",
                $"Use it no more in this release{(isRequired ? $", with DropNotNull(\"{drop.Table}\", \"{drop.Column}\")" : "")}; "
                    + "remove it in a migration with [Phase(Phase.Contract)], which runs when this release is everywhere.");
        }
    }
}
