namespace Schema.Dsl;

/// <summary>A type that leaves the rows as they are can have indexes built anew, and rows read for checks.</summary>
internal sealed class Rule30RecheckingType() : SafetyRule(30, "a type for which indexes are built or rows are read")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        var (table, column, change) = operation switch
        {
            AlterColumnType alter => (alter.Table, alter.Column, TypeChange.Of(alter, before)),
            SetCollation set => (set.Table, set.Column, TypeChange.Of(set, before)),
            _ => (null, null, null),
        };
        if (change is { Rewrites: false, IsBrief: false })
        {
            string?[] reasons =
            [
                change.Indexes.Count == 0 ? null : $"{Names(change.Indexes)} {(change.Indexes.Count == 1 ? "is" : "are")} built anew",
                change.Checks.Count == 0 ? null : $"all rows are read for {Names(change.Checks)}",
            ];
            yield return Found(
                operation,
                table!,
                LockMode.AccessExclusive,
                string.Join(", and ", reasons.OfType<string>()),
                $"In a migration before, drop {Names(change.Indexes.Concat(change.Checks))}; change \"{column}\"; then create "
                    + "them again, which keeps nobody out. Or name the type and write Online() behind it, and FinishOnline in a "
                    + "migration with [Phase(Phase.Contract)].");
        }
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
