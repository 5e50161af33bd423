using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What an index cannot be in SQLite: it has B-trees of columns and expressions, nothing more.</summary>
internal static class SqliteIndexRefusals
{
    public static string? Find(IndexDefinition index) => index switch
    {
        { Method: not (null or "btree") } =>
            $"SQLite has no access method {index.Method}; leave Using out for a B-tree",
        { NullsNotDistinct: true } =>
            "SQLite takes nulls in a unique index as different; index an expression such as coalesce(…, '') instead",
        { Include.Count: > 0 } => "SQLite has no INCLUDE; add the columns to the key",
        { Parameters.Count: > 0 } =>
            $"SQLite has no storage parameters; leave With(\"{index.Parameters[0].Name}\", …) out",
        _ => index.Keys.FirstReason(Key),
    };

    private static string? Key(IndexKey key) => key switch
    {
        { OperatorClass: { } operators } => $"SQLite has no operator classes; leave {operators} out",
        { Sort: Sort.Ascending, Nulls: Nulls.Last } or { Sort: Sort.Descending, Nulls: Nulls.First } =>
            "SQLite keeps nulls first when ascending and last when descending; leave Nulls out",
        _ => null,
    };
}
