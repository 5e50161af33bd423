namespace Schema.Runner;

/// <summary>What PostgreSQL keeps under a name, by its letter in <c>pg_class.relkind</c>.</summary>
internal static class RelationKind
{
    /// <returns>What it is, as a message says it; <see langword="null"/> for an ordinary table.</returns>
    public static string? OtherThanTable(string kind) => kind switch
    {
        "r" => null,
        "partition" => "a partition",
        "p" => "a partitioned table",
        "S" => "a sequence",
        "i" or "I" => "an index",
        "v" => "a view",
        "m" => "a materialized view",
        "f" => "a foreign table",
        "c" => "a type",
        _ => "something else",
    };
}
