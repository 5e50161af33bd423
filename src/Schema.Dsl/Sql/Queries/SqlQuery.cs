namespace Schema.Dsl;

/// <summary>What a query, or an expression over a table, mentions: relations, columns, functions and types, each where
/// it stands.</summary>
internal sealed class SqlQuery
{
    private SqlQuery(string sql) => Tokens = [.. SqlLexer.Read(sql)];

    public SqlToken[] Tokens { get; }

    public List<QueryScope> Scopes { get; } = [];

    /// <summary>The <c>SELECT</c> that names what the query gives; <see langword="null"/> if it has none.</summary>
    public QueryScope? Main { get; set; }

    public List<QueryColumn> Columns { get; } = [];

    public List<QueryStar> Stars { get; } = [];

    public List<QueryName> Calls { get; } = [];

    public List<QueryName> Types { get; } = [];

    /// <summary>The common table expressions, by name.</summary>
    public HashSet<string> CommonTables { get; } = [];

    /// <summary>It selects columns that it does not list, in a way that has no list: <c>TABLE users</c>.</summary>
    public bool HasUnlistedColumns { get; set; }

    public IEnumerable<QueryRelation> Relations => Scopes.SelectMany(scope => scope.Relations);

    /// <summary>The schema before the relation of a star; <see langword="null"/> if there is none.</summary>
    public string? SchemaOf(QueryStar star) => star.First < star.QualifierPlace ? Tokens[star.First].Name : null;

    /// <summary>Reads a query.</summary>
    /// <param name="recursion">The name by which it may read itself; <see langword="null"/> for none.</param>
    public static SqlQuery Of(string sql, string? recursion = null)
    {
        var query = new SqlQuery(sql);
        if (recursion is not null)
        {
            query.CommonTables.Add(recursion);
        }

        QueryReader.Read(query, root: null, recursion);
        return query;
    }

    /// <summary>Reads an expression over the rows of a table.</summary>
    /// <param name="rows">What the expression calls them: nothing but the table's name, or <c>new</c> and
    /// <c>old</c>.</param>
    public static SqlQuery OfExpression(string sql, TableName table, params string[] rows)
    {
        var query = new SqlQuery(sql);
        var root = new QueryScope(parent: null);
        root.Relations.AddRange(rows.Length == 0
            ? [new QueryRelation(table, null, Place: -1)]
            : rows.Select(row => new QueryRelation(table, row, Place: -1)));
        query.Scopes.Add(root);
        QueryReader.Read(query, root, commonTable: null);
        return query;
    }
}
