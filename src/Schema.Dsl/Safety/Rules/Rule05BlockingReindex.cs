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
            && Obstacle(operation, name, before) is { } obstacle)
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

    private static string? Obstacle(Operation operation, TableName name, SchemaModel before) => before.Find(name) switch
    {
        null => "its indexes are not known from the history",
        _ when operation is ReindexTable && before.IsDoubtful(name) => "raw SQL may have given it others",
        { PartitionedBy: not null } => "that of a partitioned table cannot be built concurrently",
        var table when table.Constraints.OfType<ExclusionConstraint>()
            .Any(constraint => operation is not Reindex reindex || reindex.Index.Name == constraint.Name) =>
            "the index of an exclusion constraint cannot be built concurrently",
        _ => null,
    };
}
