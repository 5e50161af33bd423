using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What an index cannot be in SQLite: it has B-trees of columns and expressions, nothing more.</summary>
internal static class SqliteIndexRefusals
{
    public const string Tablespace = "SQLite keeps all of a database in one file; leave Tablespace out";

    private const string Statistics =
        "SQLite has no statistics targets; leave Statistics out, and let the application run PRAGMA optimize";

    public static string? Find(IndexDefinition index) => index switch
    {
        { Method: not (null or "btree") } =>
            $"SQLite has no access method {index.Method}; leave Using out for a B-tree",
        { NullsNotDistinct: true } =>
            "SQLite takes nulls in a unique index as different; index an expression such as coalesce(…, '') instead",
        { Include.Count: > 0 } => "SQLite has no INCLUDE; add the columns to the key",
        { Parameters.Count: > 0 } => Parameter(index.Parameters[0].Name),
        { Tablespace: not null } => Tablespace,
        { Only: true } => "SQLite has no partitions; leave Only() out",
        _ => index.Keys.FirstReason(Key),
    };

    /// <summary>What cannot be changed of an index.</summary>
    public static string? Find(Operation operation) => operation switch
    {
        SetIndexParameters set => Parameter(set.Parameters[0].Name),
        ResetIndexParameters => "SQLite has no storage parameters; leave Reset out",
        SetIndexTablespace => Tablespace,
        SetIndexStatistics => Statistics,
        _ => null,
    };

    public static string Parameter(string name) => $"SQLite has no storage parameters; leave With(\"{name}\", …) out";

    private static string? Key(IndexKey key) => key switch
    {
        { OperatorClass: { } operators } => $"SQLite has no operator classes; leave {operators} out",
        { Statistics: not null } => Statistics,
        { Collation: { } collation } when SqliteCollations.Find(collation.ToString()) is { } refusal => refusal,
        { Sort: Sort.Ascending, Nulls: Nulls.Last } or { Sort: Sort.Descending, Nulls: Nulls.First } =>
            "SQLite keeps nulls first when ascending and last when descending; leave Nulls out",
        _ => null,
    };
}
