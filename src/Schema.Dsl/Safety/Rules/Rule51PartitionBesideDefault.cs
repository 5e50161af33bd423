namespace Schema.Dsl;

/// <summary>The server reads the default partition for rows that belong to the new one.</summary>
internal sealed class Rule51PartitionBesideDefault() : SafetyRule(51, "a partition beside a default one")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is CreateTable { Table: { PartitionOf: { Of: var parent, Bound: not DefaultBound } partition } }
            && !partition.CanBeProven(before)
            && before.PartitionsOf(parent).FirstOrDefault(IsDefault) is { } rest)
        {
            yield return Found(
                operation,
                rest.Name,
                LockMode.AccessExclusive,
                $"all rows of the default partition \"{rest.Name}\" are read while nobody can use \"{parent}\"",
                $"Let one column tell the partitions of \"{parent}\", for which a check proves that no row moves; or, where the "
                    + "default partition is small, say so: Unsafe(\"why\", () => …).");
        }

        if (operation is AttachPartition attach
            && before.Find(attach.Partition.Of) is { PartitionedBy: not null }
            && !attach.Partition.CanBeProven(before))
        {
            yield return Found(
                operation,
                attach.Table,
                LockMode.AccessExclusive,
                $"all rows of \"{attach.Table}\" are read while nobody can use it: no check proves that they belong there",
                "Attach it while it is empty.");
        }
    }

    private static bool IsDefault(Table partition) => partition.PartitionOf?.Bound is DefaultBound;
}
