namespace Schema.Dsl;

/// <summary>What stands between two brackets of a query, and how far the reading of it has come.</summary>
internal sealed class QueryFrame(QueryFrame? parent)
{
    public QueryFrame? Parent { get; } = parent;

    /// <summary>What the names in here are looked up in.</summary>
    public QueryScope? Scope { get; set; } = parent?.Scope;

    public QueryClause Clause { get; set; }

    /// <summary>A <c>SELECT</c> stands in here, and not only around it.</summary>
    public bool IsQuery { get; set; }

    /// <summary>The results of several are put together.</summary>
    public bool IsSetOperation { get; set; }

    /// <summary>The next name is that of a relation.</summary>
    public bool ExpectsRelation { get; set; }

    /// <summary>What comes behind the bracket may be the alias of a relation.</summary>
    public bool IsRelation { get; set; }

    /// <summary>What the names in here are.</summary>
    public QueryNames Names { get; set; }

    /// <summary>Where the select list's item that is read begins.</summary>
    public int ItemStart { get; set; }

    /// <summary>The alias of that item, once it is read.</summary>
    public string? ItemAlias { get; set; }

    /// <summary>The common table expressions that are named in here.</summary>
    public HashSet<string> CommonTables { get; } = [];

    public bool Knows(string commonTable) =>
        CommonTables.Contains(commonTable) || Parent?.Knows(commonTable) == true;
}

internal enum QueryClause
{
    Expression,
    With,
    Select,
    From,
    OrderBy,
    Rest,
}

internal enum QueryNames
{
    Columns,

    /// <summary>Names that are given here: <c>AS u (a, b)</c>.</summary>
    Given,

    /// <summary><c>USING (a, b)</c></summary>
    Merged,

    /// <summary><c>EXTRACT(year FROM x)</c></summary>
    Field,
}
