namespace Schema.Dsl;

/// <summary>Whoever writes rows still writes the column, since it has to.</summary>
internal sealed class Rule36RemovedRequiredColumn() : SafetyRule(36, "a required column that is removed")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is DropColumn drop
            && scope.IsContract
            && before.Find(drop.Table)?.Column(drop.Column)
                is { NotNull: true, Default: null, Identity: null, GeneratedAs: null })
        {
            yield return Found(
                operation,
                drop.Table,
                LockMode.AccessExclusive,
                $"every release that inserts rows still writes \"{drop.Column}\": it is NOT NULL and has no default",
                $"Write DropNotNull(\"{drop.Table}\", \"{drop.Column}\") in the migration that comes with the release "
                    + "which no longer uses it, and remove it one release later.");
        }
    }
}
