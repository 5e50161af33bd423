namespace Schema.Dsl;

/// <summary>Which relation each name of a query belongs to, by SQL's rules and what the model knows.</summary>
internal sealed class QueryResolution(SqlQuery query, SchemaModel model)
{
    public SqlQuery Query => query;

    /// <summary>The relation that a column belongs to; <see langword="null"/> where none does, or where that cannot be
    /// told.</summary>
    public (QueryRelation? Relation, bool IsCertain) RelationOf(QueryColumn column)
    {
        foreach (var scope in Around(column.Scope))
        {
            var bearers = scope.Relations.Where(relation => MayBear(relation, column)).ToArray();
            if (bearers.FirstOrDefault(relation => column.Qualifier is not null || Has(relation, column.Name) == true)
                is { } found)
            {
                return (found, true);
            }

            if (bearers.Length > 0)
            {
                return (null, false);
            }
        }

        return (null, true);
    }

    /// <summary>The relation whose rows a name stands for, as in <c>count(users)</c>; <see langword="null"/> if it
    /// stands for none.</summary>
    public QueryRelation? RowOf(QueryColumn column) => column.Qualifier is null && RelationOf(column).Relation is null
        ? Around(column.Scope).SelectMany(scope => scope.Relations)
            .FirstOrDefault(relation => relation.Qualifier == column.Name)
        : null;

    public bool Is(QueryRelation relation, TableName table) =>
        relation.Name is { } name && model.AreSame(name, table);

    /// <summary>Whether the query reads from a relation. The one that an expression stands on is no answer.</summary>
    public bool Mentions(TableName relation) =>
        query.Relations.Any(mentioned => mentioned.Place >= 0 && Is(mentioned, relation));

    /// <summary>Whether it stands on a column of a table.</summary>
    public bool Mentions(TableName table, string column) =>
        query.Columns.Any(mentioned => mentioned.Name == column && MayBeOf(mentioned, table))
        || query.Stars.Any(star => star.Relations.Any(relation => Is(relation, table)))
        || (query.HasUnlistedColumns && Mentions(table))
        || query.Scopes.Any(scope =>
            (scope.MergesAll || scope.Merged.Contains(column)) && scope.Relations.Any(relation => Is(relation, table)));

    /// <summary>The columns of a relation, in order; <see langword="null"/> if they are not known.</summary>
    public IReadOnlyList<string>? ColumnsOf(QueryRelation relation) =>
        relation.Name is not { } name || relation.NamesColumns ? null
        : model.Find(name) is { } table
            ? model.IsDoubtful(name) ? null : [.. table.Columns.Select(column => column.Name)]
        : model.FindRelation(name) is StoredQuery view ? view.OutputColumns(model) : null;

    /// <summary>The names of what the query selects; <see langword="null"/> where they are not known.</summary>
    public IReadOnlyList<string>? OutputColumns()
    {
        var columns = new List<string>();
        foreach (var item in query.Main?.Items ?? [])
        {
            var star = query.Stars.FirstOrDefault(star => star.First == item.First);
            var names = item.Alias is { } alias ? [alias]
                : star is not null ? ColumnsOf(star)
                : query.Columns.FirstOrDefault(column => IsAll(item, column)) is { } column ? [column.Name]
                : query.Calls.FirstOrDefault(call => IsAll(item, call)) is { } call ? [call.Name.Name]
                : null;
            if (names is null)
            {
                return null;
            }

            columns.AddRange(names);
        }

        return query.Main is null || query.HasUnlistedColumns ? null : columns;
    }

    /// <summary>The columns that a star stands for; <see langword="null"/> if they are not known.</summary>
    public IReadOnlyList<string>? ColumnsOf(QueryStar star) =>
        star.Scope.MergesAll || star.Scope.Merged.Count > 0 || star.Relations.Any(relation => ColumnsOf(relation) is null)
            ? null
            : [.. Expanded(star).Select(column => column.Column)];

    /// <summary>The same, each with its relation. They have to be known.</summary>
    public IEnumerable<(QueryRelation Relation, string Column)> Expanded(QueryStar star) =>
        star.Relations.SelectMany(relation => ColumnsOf(relation)!.Select(column => (relation, column)));

    /// <summary>A scope and those around it, from the inside out.</summary>
    public static IEnumerable<QueryScope> Around(QueryScope? scope)
    {
        for (; scope is not null; scope = scope.Parent)
        {
            yield return scope;
        }
    }

    private static bool IsAll(QueryItem item, QueryColumn column) =>
        column.Place == item.Last && (column.QualifierPlace < 0 ? column.Place : column.QualifierPlace) == item.First;

    // count(*), but not count(*) + 1
    private bool IsAll(QueryItem item, QueryName call)
    {
        var depth = 0;
        var rest = query.Tokens.Skip(call.Place + 1).Take(item.Last - call.Place).ToArray();
        return (call.Place == item.First || (call.Name.Schema is not null && call.Place > item.First
                && query.Tokens.Skip(item.First).Take(call.Place - item.First).WithoutTrivia().Length == 2))
            && rest.Take(rest.Length - 1).All(token => (depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0) > 0
                || token.IsTrivia);
    }

    private bool MayBeOf(QueryColumn column, TableName table) => RelationOf(column) switch
    {
        ({ } relation, _) => Is(relation, table),
        (null, false) => Around(column.Scope).Any(scope =>
            scope.Relations.Any(relation => Is(relation, table) && Has(relation, column.Name) == true)),
        _ => false,
    };

    private bool MayBear(QueryRelation relation, QueryColumn column) => column.Qualifier is null
        ? Has(relation, column.Name) != false
        : relation.Qualifier == column.Qualifier
            && (column.Schema is null || relation.Name is { } name && model.SchemaOf(name) == column.Schema);

    private bool? Has(QueryRelation relation, string column) => ColumnsOf(relation) is { } columns
        ? columns.Contains(column)
        : !relation.NamesColumns && relation.Name is { } name && model.Find(name)?.Column(column) is not null
            ? true
            : null;
}
