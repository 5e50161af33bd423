namespace Schema.Dsl;

/// <summary>PostgreSQL 14.0 to 14.3 leave rows out of indexes that are built concurrently.</summary>
internal sealed class Rule06CorruptingServer() : SafetyRule(6, "a concurrent index on PostgreSQL 14.0 to 14.3")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (scope.Server is { Major: 14, Minor: < 4 }
            && operation is CreateIndex { Index.Blocking: false } or Reindex { Blocking: false }
                or AddConstraint { UsingIndex: null, Constraint: UniqueConstraint or PrimaryKeyConstraint }
            && TableOf(operation, before) is { } table)
        {
            yield return Found(
                operation,
                table,
                mode: null,
                $"PostgreSQL {scope.Server} can leave rows out of an index that is built while others write",
                "Update the server to 14.4 or later first.");
        }
    }

    private static TableName? TableOf(Operation operation, SchemaModel before) => operation switch
    {
        CreateIndex create => create.Index.Table,
        AddConstraint add => add.Table,
        Reindex reindex => before.FindIndex(reindex.Index)?.Table ?? before.TableOfKey(reindex.Index)?.Name,
        _ => null,
    };
}
