using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Indexes that only newer servers have.</summary>
internal static class PostgresIndexRefusals
{
    public static string? Find(Operation operation, Capabilities server) =>
        Indexes(operation).FirstReason(index => Find(index, server));

    private static string? Find(IndexDefinition index, Capabilities server) => index switch
    {
        { NullsNotDistinct: true } when !server.NullsNotDistinct => server.Needs(15, "NULLS NOT DISTINCT"),
        { Include.Count: > 0, Method: "spgist" } when !server.SpGistInclude =>
            server.Needs(14, "INCLUDE in an index that uses spgist"),
        _ when !server.OperatorClassParameters && index.Keys.Any(HasParameters) =>
            server.Needs(13, "An operator class with parameters"),
        _ => null,
    };

    private static bool HasParameters(IndexKey key) => key.OperatorClass?.IndexOf('(') >= 0;

    private static IEnumerable<IndexDefinition> Indexes(Operation operation) => operation switch
    {
        CreateTable create => create.Table.Indexes,
        CreateIndex create => [create.Index],
        _ => [],
    };
}
