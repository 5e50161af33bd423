namespace Schema.Dsl;

/// <summary>The index of an exclusion constraint cannot be built concurrently.</summary>
internal sealed class Rule28Exclusion() : SafetyRule(28, "an exclusion constraint")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is AddConstraint { Constraint: ExclusionConstraint exclusion } add)
        {
            yield return Found(
                operation,
                add.Table,
                LockMode.AccessExclusive,
                $"nobody can use it while the index of \"{exclusion.Name}\" is built, and the server has no other way",
                "Create a new table with the constraint, write to both, move the rows in batches, and swap them.");
        }
    }
}
