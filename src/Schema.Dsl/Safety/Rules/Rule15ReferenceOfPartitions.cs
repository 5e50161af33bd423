namespace Schema.Dsl;

/// <summary>Before PostgreSQL 18 a foreign key of a partitioned table is valid from the start.</summary>
internal sealed class Rule15ReferenceOfPartitions() : SafetyRule(15, "a foreign key of a partitioned table")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is AddConstraint { Constraint: ForeignKeyConstraint { NotValid: false } key } add
            && before.Find(add.Table) is { PartitionedBy: not null }
            && scope.OldestServer < FirstServer)
        {
            yield return Found(
                operation,
                add.Table,
                LockMode.ShareRowExclusive,
                $"all partitions are read while nobody can write to them or to \"{key.References}\"",
                "Add it when the table is created, or where the servers are PostgreSQL 18 or later.");
        }
    }

    private const int FirstServer = 18;
}
