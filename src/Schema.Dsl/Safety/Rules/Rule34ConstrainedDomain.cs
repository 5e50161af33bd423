namespace Schema.Dsl;

/// <summary>For a domain with conditions the server reads or writes all rows that hold its values.</summary>
internal sealed class Rule34ConstrainedDomain() : SafetyRule(34, "a domain with conditions")
{
    internal override IEnumerable<Hazard> Check(Operation operation, SchemaModel before, HazardScope scope)
    {
        switch (operation)
        {
            case AddColumn { Column: { } column } add
                when TypeConversions.DomainOf(column.Type, before) is { } domain
                && TypeConversions.IsConstrained(domain, before):
                yield return Found(
                    operation,
                    add.Table,
                    LockMode.AccessExclusive,
                    $"all rows are written anew, since the domain \"{domain.Name.Name}\" has conditions",
                    $"Give \"{column.Name}\" the type {domain.Type}, and the table a check: AddCheck(\"{add.Table}\", …).");
                break;
            case AddDomainCheck { Check.NotValid: false } or SetDomainNotNull or ValidateDomainConstraint:
                foreach (var table in Holders(((DomainChange)operation).Object.Name, before))
                {
                    yield return Found(
                        operation,
                        table,
                        LockMode.Share,
                        "writers wait while all rows are read",
                        $"Give the table a check instead: AddCheck(\"{table}\", …), for which nobody waits.");
                }

                break;
        }
    }

    private static IEnumerable<TableName> Holders(TableName domain, SchemaModel model) => model.Tables
        .Where(table => table.Columns.Any(column => Holds(column.Type, domain, model)))
        .Select(table => table.Name)
        .OrderBy(name => name.ToString(), StringComparer.Ordinal);

    private static bool Holds(ColumnType type, TableName domain, SchemaModel model) =>
        TypeNames.Of(type) is { } name
        && (model.AreSame(name, domain) || (model.Find(Domain.NameOf(name)) is Domain other && Holds(other.Type, domain, model)));
}
