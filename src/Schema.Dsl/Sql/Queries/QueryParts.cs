namespace Schema.Dsl;

/// <summary>One <c>SELECT</c> of a query: what its names can mean.</summary>
/// <param name="parent">The one around it, whose names are seen from here too.</param>
internal sealed class QueryScope(QueryScope? parent)
{
    public QueryScope? Parent => parent;

    /// <summary>What it reads from, in order.</summary>
    public List<QueryRelation> Relations { get; } = [];

    /// <summary>Where its <c>FROM</c> begins among the tokens; -1 if it has none.</summary>
    public int FromFirst { get; set; } = -1;

    /// <summary>Where what it reads from ends.</summary>
    public int FromLast { get; set; } = -1;

    /// <summary>What it selects, in order.</summary>
    public List<QueryItem> Items { get; } = [];

    /// <summary>The columns that <c>USING</c> merges.</summary>
    public HashSet<string> Merged { get; } = [];

    /// <summary>Columns are merged by their names, whatever they are (<c>NATURAL JOIN</c>).</summary>
    public bool MergesAll { get; set; }
}

/// <summary>A table, a view or something else that rows are read from.</summary>
/// <param name="Name">The name; <see langword="null"/> for a subquery, a function and a common table
/// expression.</param>
/// <param name="Alias">What the query calls it; <see langword="null"/> for its own name.</param>
/// <param name="Place">Where its own name stands among the tokens.</param>
internal sealed record QueryRelation(TableName? Name, string? Alias, int Place)
{
    /// <summary>Its columns bear the names that the query gives them: <c>users AS u (a, b)</c>.</summary>
    public bool NamesColumns { get; init; }

    /// <summary>What stands before the point of a column of it.</summary>
    public string? Qualifier => Alias ?? Name?.Name;
}

/// <summary>What one place of a select list says.</summary>
/// <param name="First">Where it begins among the tokens.</param>
/// <param name="Last">Where it ends.</param>
/// <param name="Alias">The name that it is given; <see langword="null"/> if it is given none.</param>
internal sealed record QueryItem(int First, int Last, string? Alias);

/// <summary>A name that is a column's, as far as its place tells.</summary>
internal sealed record QueryColumn(string Name, int Place, QueryScope? Scope)
{
    /// <summary>The relation before the point; <see langword="null"/> if there is none.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The schema before the relation; <see langword="null"/> if there is none.</summary>
    public string? Schema { get; init; }

    /// <summary>Where the relation before the point stands among the tokens.</summary>
    public int QualifierPlace { get; init; }
}

/// <summary><c>*</c> or <c>users.*</c> in a select list.</summary>
/// <param name="First">Where it begins among the tokens, the relation before the point included.</param>
/// <param name="Last">Where it ends.</param>
internal sealed record QueryStar(int First, int Last, string? Qualifier, QueryScope Scope)
{
    /// <summary>Where the relation before the point stands among the tokens.</summary>
    public int QualifierPlace { get; init; } = -1;

    /// <summary>The relations whose columns it stands for.</summary>
    public IEnumerable<QueryRelation> Relations =>
        Scope.Relations.Where(relation => Qualifier is null || relation.Qualifier == Qualifier);
}

/// <summary>A function that is called, or a type that is named.</summary>
internal sealed record QueryName(TableName Name, int Place);
