namespace Schema.Dsl;

/// <summary>The running release reads and writes the table.</summary>
internal sealed class Rule37RemovedTable() : SafetyRule(37, "a table or view that is removed")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        var relation = operation switch
        {
            DropTable drop => drop.Table,
            DropObject { Object: { Kind: ObjectKind.View or ObjectKind.MaterializedView } view } => view.Name,
            _ => null,
        };

        // Dropped and created anew is changed, in one transaction.
        if (relation is not null
            && !scope.IsContract
            && scope.After.Find(relation) is null
            && scope.After.FindRelation(relation) is null)
        {
            yield return Found(
                operation,
                relation,
                LockMode.AccessExclusive,
                $"the release that runs meanwhile may still use \"{relation}\"",
                "Use it no more in this release, and drop it in a migration with [Phase(Phase.Contract)], which runs when "
                    + "this release is everywhere.");
        }
    }
}
