namespace Schema.Dsl;

/// <summary>An index is built anew concurrently, where the server can and the author lets it.</summary>
internal sealed class Rule05BlockingReindex() : SafetyRule(5, "an index built anew that keeps others out")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is Reindex { Blocking: true } or ReindexTable { Blocking: true }
            && TableOf(operation, before) is { } blocked)
        {
            yield return Found(
                operation,
                blocked,
                LockMode.Share,
                "writers wait while it is built, and so does who reads by it",
                "Leave out blocking: true: it is built while others read and write.");
        }
        else if (operation is Reindex or ReindexTable
            && TableOf(operation, before) is { } name
            && before.Find(name) is { } table
            && Obstacle(operation, table) is { } obstacle)
        {
            yield return Found(
                operation,
                name,
                LockMode.Share,
                $"writers wait while it is built, since {obstacle}",
                "Build anew the other indexes by their names, and this one when nobody writes.");
        }
    }

    private static TableName? TableOf(Operation operation, SchemaModel before) => operation switch
    {
        ReindexTable reindex => reindex.Table,
        Reindex reindex => before.FindIndex(reindex.Index)?.Table ?? before.TableOfKey(reindex.Index)?.Name,
        _ => null,
    };

    private static string? Obstacle(Operation operation, Table table) =>
        table.PartitionedBy is not null ? "that of a partitioned table cannot be built concurrently"
        : table.Constraints.OfType<ExclusionConstraint>()
            .Any(constraint => operation is ReindexTable || operation is Reindex reindex && reindex.Index.Name == constraint.Name)
            ? "the index of an exclusion constraint cannot be built concurrently"
        : null;
}
