namespace Schema.Dsl;

/// <summary>An index is built concurrently, unless the author keeps writers out.</summary>
internal sealed class Rule01BlockingIndex() : SafetyRule(1, "an index that keeps writers out")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is CreateIndex { Alone: false, Index: { Blocking: true } index }
            && before.Find(index.Table)?.PartitionedBy is null)
        {
            yield return Found(
                operation,
                index.Table,
                LockMode.Share,
                $"writers wait while the index \"{index.Name}\" is built",
                "Leave out Blocking(): the index is built while others write.");
        }
    }
}
