namespace Schema.Dsl;

/// <summary>How a table is divided into partitions. See the PostgreSQL manual, Table Partitioning.</summary>
/// <param name="Method">By what a row finds its partition.</param>
/// <param name="Keys">The columns and expressions that decide, in order. They have no sort, nulls and
/// statistics.</param>
public sealed record PartitionKey(PartitionMethod Method, ValueList<IndexKey> Keys)
{
    /// <summary>Whether a column decides, by itself or in an expression.</summary>
    internal bool Mentions(string column) => Keys.Any(key =>
        key.Column == column || (key.Expression is { } sql && SqlExpression.MentionsColumn(sql, column)));

    /// <summary>The columns that decide; <see langword="null"/> if an expression does, or a comparison that is not the
    /// column's own.</summary>
    internal ValueList<string>? Columns => Keys.All(key => key is { Column: not null, OperatorClass: null, Collation: null })
        ? Keys.Select(key => key.Column!).ToValueList()
        : null;

    internal PartitionKey WithColumnRenamed(string from, string to) =>
        this with { Keys = Keys.Select(key => key.WithColumnRenamed(from, to)).ToValueList() };

    internal PartitionKey Rewritten(Func<string, string> rewrite) =>
        this with { Keys = Keys.Select(key => key.Rewritten(rewrite)).ToValueList() };
}

/// <summary>By what a row finds its partition.</summary>
public enum PartitionMethod
{
    /// <summary>By where its key lies between two bounds.</summary>
    Range,

    /// <summary>By the value of its key.</summary>
    List,

    /// <summary>By the remainder of its key's hash.</summary>
    Hash,
}
