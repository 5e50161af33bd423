using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;
using static Schema.Planning.PostgresValues;

namespace Schema.Planning;

internal sealed partial class PostgresObjects
{
    // CREATE DOMAIN knows no NOT VALID.
    private IReadOnlyList<string> CreateDomain(Domain domain)
    {
        string?[] parts =
        [
            $"CREATE {Reference(domain.Name)} AS {domain.Type}",
            domain.Collation is { } collation ? $"COLLATE {Collation(collation)}" : null,
            domain.Default is { } value ? $"DEFAULT {Value(value)}" : null,
            domain.NotNull ? "NOT NULL" : null,
            .. domain.Checks.Where(check => !check.NotValid).Select(Check),
        ];
        return
        [
            string.Join(" ", parts.Where(part => part is not null)),
            .. domain.Checks
                .Where(check => check.NotValid)
                .SelectMany(check => Change((ObjectChange)new AddDomainCheck(domain.Name, check))),
        ];
    }

    private static string Change(DomainChange change) => change switch
    {
        SetDomainNotNull => "SET NOT NULL",
        DropDomainNotNull => "DROP NOT NULL",
        SetDomainDefault set => $"SET DEFAULT {Value(set.Default)}",
        DropDomainDefault => "DROP DEFAULT",
        AddDomainCheck add => $"ADD {Check(add.Check)}{(add.Check.NotValid ? " NOT VALID" : "")}",
        DropDomainConstraint drop => $"DROP CONSTRAINT {Name(drop.Constraint)}",
        RenameDomainConstraint rename => $"RENAME CONSTRAINT {Name(rename.From)} TO {Name(rename.To)}",
        ValidateDomainConstraint validate => $"VALIDATE CONSTRAINT {Name(validate.Constraint)}",
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no SQL."),
    };

    private static string Check(DomainCheck check) => $"CONSTRAINT {Name(check.Name)} CHECK ({check.Expression})";
}
