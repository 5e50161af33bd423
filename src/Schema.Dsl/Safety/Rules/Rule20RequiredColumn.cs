namespace Schema.Dsl;

/// <summary>Rows that are there, and those that the running release writes, have no value for it.</summary>
internal sealed class Rule20RequiredColumn() : SafetyRule(20, "a required column without a value")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        if (operation is AddColumn { Column: { NotNull: true, Default: null, Identity: null, GeneratedAs: null } column } add
            && TypeConversions.DomainOf(column.Type, before) is not { Default: not null })
        {
            yield return Found(
                operation,
                add.Table,
                LockMode.AccessExclusive,
                "it fails where there are rows, and after it the INSERTs of the release that runs meanwhile",
                $"Give \"{column.Name}\" a default; or add it without NotNull(), fill it, and write "
                    + $"SetNotNull(\"{add.Table}\", \"{column.Name}\") in a migration of the next release.");
        }
    }
}
