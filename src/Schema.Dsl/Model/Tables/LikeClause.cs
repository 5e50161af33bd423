namespace Schema.Dsl;

/// <summary>Takes over columns of another table, as it is at that moment.</summary>
/// <param name="Table">The other table.</param>
/// <param name="Including">What is taken over besides names, types, collations and <c>NOT NULL</c>.</param>
/// <param name="Place">How many columns stand before those that are taken over.</param>
public sealed record LikeClause(TableName Table, Including Including, int Place)
{
    /// <summary>How indexes, constraints and statistics are named that get names of their own.</summary>
    public NamingConvention Names { get; init; } = Conventions.Default.Names;
}

/// <summary>What <c>Like</c> takes over besides names, types, collations and <c>NOT NULL</c>.</summary>
[Flags]
public enum Including
{
    /// <summary>Nothing else.</summary>
    Nothing = 0,

    /// <summary>Defaults.</summary>
    Defaults = 1,

    /// <summary>Checks.</summary>
    Constraints = 1 << 1,

    /// <summary>Identity, with sequences of its own.</summary>
    Identity = 1 << 2,

    /// <summary>The expressions of generated columns, which are ordinary columns otherwise.</summary>
    Generated = 1 << 3,

    /// <summary>Indexes, primary keys, unique constraints and exclusions, with names of their own.</summary>
    Indexes = 1 << 4,

    /// <summary>Comments on all that is taken over.</summary>
    Comments = 1 << 5,

    /// <summary>How columns are stored.</summary>
    Storage = 1 << 6,

    /// <summary>How columns are compressed.</summary>
    Compression = 1 << 7,

    /// <summary>Statistics of several columns, with names of their own.</summary>
    Statistics = 1 << 8,

    /// <summary>All of it.</summary>
    All = (1 << 9) - 1,
}
