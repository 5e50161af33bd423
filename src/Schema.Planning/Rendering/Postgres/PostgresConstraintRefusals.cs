using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Constraints that only newer servers have.</summary>
internal static class PostgresConstraintRefusals
{
    public static string? Find(Operation operation, Capabilities server) =>
        Constraints(operation).FirstReason(constraint => Find(constraint, server));

    private static string? Find(Constraint constraint, Capabilities server) => constraint switch
    {
        UniqueConstraint { NullsNotDistinct: true } when !server.NullsNotDistinct =>
            server.Needs(15, "NULLS NOT DISTINCT"),
        ForeignKeyConstraint { OnDeleteColumns.Count: > 0 } when !server.OnDeleteColumns =>
            server.Needs(15, "ON DELETE with columns"),
        ExclusionConstraint { Include.Count: > 0, Method: "spgist" } when !server.SpGistInclude =>
            server.Needs(14, "INCLUDE in an index that uses spgist"),
        ExclusionConstraint exclusion when !server.OperatorClassParameters && exclusion.Elements.Any(HasParameters) =>
            server.Needs(13, "An operator class with parameters"),
        _ => null,
    };

    private static bool HasParameters(ExclusionElement element) => element.Key.OperatorClass?.IndexOf('(') >= 0;

    private static IEnumerable<Constraint> Constraints(Operation operation) => operation switch
    {
        CreateTable create => create.Table.Constraints,
        AddConstraint add => [add.Constraint],
        _ => [],
    };
}
