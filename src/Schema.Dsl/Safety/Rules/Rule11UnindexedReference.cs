namespace Schema.Dsl;

/// <summary>Who deletes a row that is referred to has the server look for those that refer to it.</summary>
internal sealed class Rule11UnindexedReference() : SafetyRule(11, "a foreign key without an index", RuleLevel.Warning)
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is AddConstraint { Constraint: ForeignKeyConstraint key } add
            && scope.After.Find(add.Table) is { } table
            && table.Constraint(key.Name) is not null
            && !IsIndexed(table, key))
        {
            yield return Found(
                operation,
                add.Table,
                mode: null,
                $"each row that is deleted from \"{key.References}\" has the server read all of \"{add.Table}\"",
                $"Write an index in the same migration: Index(\"{add.Table}\", {Quoted(key.Columns)}).");
        }
    }

    private static bool IsIndexed(Table table, ForeignKeyConstraint key) => table.Indexes
        .Where(index => index is { Where: null, Method: null })
        .Select(index => index.Keys.Select(part => part.Column).ToArray())
        .Concat(Keys.Of(table).Select(known => known.Columns.Select(column => (string?)column).ToArray()))
        .Any(columns => columns.Length >= key.Columns.Count
            && columns.Take(key.Columns.Count).All(column => key.Columns.Contains(column!)));

    private static string Quoted(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));
}
