namespace Schema.Dsl;

/// <summary>A key takes over an index that was built concurrently, but not where other tables inherit.</summary>
internal abstract class InheritedKeyRule<TKey>(int number, string title) : SafetyRule(number, title)
    where TKey : IndexedConstraint
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is AddConstraint { UsingIndex: null, Constraint: TKey key } add
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
