namespace Schema.Dsl;

/// <summary>Nobody reads what raw SQL does to a table: neither its locks nor its work.</summary>
internal sealed class Rule43RawChange() : SafetyRule(43, "raw SQL that changes a table")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        foreach (var statement in operation is ExecuteSql sql ? RawStatement.AllIn(sql.Up) : [])
        {
            if (statement.ChangesTable && RelationOf(statement, before) is { } table)
            {
                yield return Found(
                    operation,
                    table,
                    mode: null,
                    $"nobody checks what {statement.Verb} does to those who use \"{table}\" meanwhile",
                    "Write it with the verbs of migrations, which spare others. Where there is none, see that it takes a "
                        + "moment, and say so with Unsafe.");
            }
        }
    }

    private static TableName? RelationOf(RawStatement statement, SchemaModel before) =>
        statement.Verb is "DROP INDEX" or "ALTER INDEX" or "REINDEX INDEX"
            ? statement.Target is { } index ? before.FindIndex(index)?.Table ?? before.TableOfKey(index)?.Name : null
            : statement.Target;
}
