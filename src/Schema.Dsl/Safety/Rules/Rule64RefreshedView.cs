namespace Schema.Dsl;

/// <summary>Nobody can read a materialized view while it is filled, unless that is done concurrently.</summary>
internal sealed class Rule64RefreshedView() : SafetyRule(64, "a materialized view that is filled anew")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is RefreshMaterializedView { Concurrently: false } refresh
            && before.FindRelation(refresh.View) is not MaterializedView { HasData: false })
        {
            yield return Found(
                operation,
                refresh.View,
                LockMode.AccessExclusive,
                "nobody can read it while its query runs",
                $"Write RefreshMaterializedView(\"{refresh.View}\", concurrently: true), which needs a unique index of it.");
        }
    }
}
