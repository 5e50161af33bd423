using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Statements that PostgreSQL runs by themselves only. It would say so in the middle of a run, behind other
/// migrations.</summary>
internal static class RunsOutsideTransaction
{
    private static readonly string[][] Commands =
    [
        ["VACUUM"],
        ["CREATE", "DATABASE"],
        ["DROP", "DATABASE"],
        ["CREATE", "TABLESPACE"],
        ["DROP", "TABLESPACE"],
        ["ALTER", "SYSTEM"],
        ["CREATE", "SUBSCRIPTION"],
        ["ALTER", "SUBSCRIPTION"],
        ["DROP", "SUBSCRIPTION"],
        ["REINDEX", "DATABASE"],
        ["REINDEX", "SYSTEM"],
        ["REINDEX", "SCHEMA"],
        ["DISCARD", "ALL"],
    ];

    /// <param name="words">The statement, without what is nothing to the parser.</param>
    public static string? Reason(SqlToken[] words)
    {
        var command = WithoutOptions(words);
        return IsConcurrent(command)
            ? "CONCURRENTLY cannot run in a transaction, which raw SQL is part of; say it with Index, DropIndexNamed, Reindex "
                + "or DetachPartition(…, concurrently: true), which do it outside of one"
            : Name(command) is { } name
            ? $"{name} cannot run in a transaction, and each migration is one; run it by hand, beside the migrations"
            : null;
    }

    private static string? Name(SqlToken[] words) =>
        Commands.FirstOrDefault(command => Starts(words, command)) is { } found ? string.Join(" ", found)
        : Starts(words, "ALTER", "DATABASE") && Starts([.. words.Skip(3)], "SET", "TABLESPACE")
            ? "ALTER DATABASE … SET TABLESPACE"
        : Starts(words, "CLUSTER") && words.Skip(1).All(word => word.Is("VERBOSE")) ? "CLUSTER of all tables"
        : null;

    // REFRESH MATERIALIZED VIEW has the word too, and runs anywhere.
    private static bool IsConcurrent(SqlToken[] words)
    {
        var place = Starts(words, "CREATE", "UNIQUE", "INDEX") ? 3 : 2;
        var isOfIndex = place == 3
            || Starts(words, "CREATE", "INDEX")
            || Starts(words, "DROP", "INDEX")
            || Starts(words, "REINDEX");
        return isOfIndex
            ? words.Length > place && words[place].Is("CONCURRENTLY")
            : Starts(words, "ALTER", "TABLE") && words.Last().Is("CONCURRENTLY") && words.Any(word => word.Is("DETACH"));
    }

    // REINDEX (VERBOSE) INDEX, CLUSTER (VERBOSE) users
    private static SqlToken[] WithoutOptions(SqlToken[] words) =>
        words.Length > 1 && words[1].Is("(") && (words[0].Is("REINDEX") || words[0].Is("CLUSTER"))
            ? [words[0], .. words.SkipWhile(word => !word.Is(")")).Skip(1)]
            : words;

    private static bool Starts(SqlToken[] words, params string[] with) =>
        words.Length >= with.Length && with.Zip(words, (expected, word) => word.Is(expected)).All(isThere => isThere);
}
