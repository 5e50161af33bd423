namespace Schema.Dsl;

/// <summary>Most changes of a type have the server write every row anew.</summary>
internal sealed class Rule29RewritingType() : SafetyRule(29, "a type whose values are written anew")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is AlterColumnType alter
            && before.Find(alter.Table)?.Column(alter.Column) is { } column
            && TypeChange.Of(alter, before) is { Rewrites: true } change)
        {
            var why = alter.Using is null ? $"{column.Type} becomes {alter.Type}" : "its values are computed by Using";
            yield return Found(
                operation,
                alter.Table,
                LockMode.AccessExclusive,
                $"all rows are written anew, since {why}{Also(change)}",
                $"Let a column of the new type be filled beside it: Modify(\"{alter.Column}\", c => c.Type(\"{alter.Type}\")"
                    + $"{(alter.Using is null ? "" : ".Using(…)")}.Online()); it takes its place with "
                    + $"FinishOnline(\"{alter.Table}\", \"{alter.Column}\") in a migration with [Phase(Phase.Contract)].");
        }
    }

    private static string Also(TypeChange change) =>
        change.References.Count == 0
            ? ""
            : $"; {string.Join(", ", change.References.Select(name => $"\"{name}\""))} is checked again meanwhile";
}
