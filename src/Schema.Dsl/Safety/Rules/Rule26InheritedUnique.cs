namespace Schema.Dsl;

/// <summary>A unique constraint takes over an index that was built concurrently, but not where other tables inherit.</summary>
internal sealed class Rule26InheritedUnique() : SafetyRule(26, "a unique constraint of a table with heirs")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is AddConstraint { UsingIndex: null, Constraint: UniqueConstraint key } add
            && before.HeirsOf(add.Table).Any())
        {
            yield return Found(
                operation,
                add.Table,
                LockMode.AccessExclusive,
                $"nobody can use it while the index of \"{key.Name}\" is built",
                $"Build the index in a migration before, UniqueIndex(\"{add.Table}\", …), and let the key take it over.");
        }
    }
}
