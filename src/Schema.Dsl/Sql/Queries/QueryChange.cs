namespace Schema.Dsl;

/// <summary>What becomes of a query when something changes that it mentions: the server keeps what it means, so its
/// text has to change.</summary>
/// <param name="Sql">The text from now on.</param>
/// <param name="Doubt">Why the text may no longer say what the server holds; <see langword="null"/> if it does.</param>
internal sealed record QueryChange(string Sql, string? Doubt = null)
{
    /// <summary>The query after a relation got another name.</summary>
    public static QueryChange RelationRenamed(QueryResolution names, TableName from, string to)
    {
        var query = names.Query;
        var edit = new QueryEdit(query);
        var renamed = query.Relations.Where(relation => names.Is(relation, from)).ToArray();
        foreach (var relation in renamed.Where(relation => relation.Place >= 0))
        {
            edit.Replace(relation.Place, to);
        }

        var bare = renamed.Where(relation => relation.Alias is null).ToArray();
        foreach (var column in query.Columns)
        {
            if (column.Qualifier is not null && bare.Contains(names.RelationOf(column).Relation))
            {
                edit.Replace(column.QualifierPlace, to);
            }
            else if (bare.Contains(names.RowOf(column)))
            {
                edit.Replace(column.Place, to);
                edit.KeepName(column, column.Name);
            }
        }

        foreach (var star in query.Stars.Where(star => star.Qualifier is not null && star.Relations.Any(bare.Contains)))
        {
            edit.Replace(star.QualifierPlace, to);
        }

        var isTaken = renamed.Length > 0
            && (query.CommonTables.Contains(to)
                || query.Relations.Any(relation => relation.Qualifier == to && !renamed.Contains(relation)));
        return edit.ToChange(isTaken ? $"it calls something else \"{to}\"" : null);
    }

    /// <summary>The text of a query after a schema got another name.</summary>
    public static string SchemaRenamed(SqlQuery query, string from, string to)
    {
        var edit = new QueryEdit(query);
        var places = query.Relations
            .Where(relation => relation.Place >= 0 && relation.Name?.Schema == from)
            .Select(relation => relation.Place)
            .Concat(query.Columns.Where(column => column.Schema == from).Select(column => column.QualifierPlace))
            .Concat(query.Stars.Where(star => query.SchemaOf(star) == from).Select(star => star.QualifierPlace))
            .Concat(query.Calls.Where(call => call.Name.Schema == from).Select(call => call.Place));
        foreach (var place in places.ToArray())
        {
            edit.PutInSchema(place, to);
        }

        return edit.ToChange(null).Sql;
    }

    /// <summary>The query after a column of a table got another name. What it selects keeps its names.</summary>
    public static QueryChange ColumnRenamed(QueryResolution names, TableName table, string from, string to)
    {
        var query = names.Query;
        var edit = new QueryEdit(query);
        var doubt = Guard(names, table, to, edit);
        foreach (var column in query.Columns.Where(column => column.Name == from))
        {
            var (relation, isCertain) = names.RelationOf(column);
            if (relation is not null && names.Is(relation, table))
            {
                edit.Replace(column, relation, to);
                edit.KeepName(column, from);
            }
            else if (!isCertain && IsIn(names, column.Scope, table))
            {
                doubt ??= $"it is not clear which \"{from}\" it means";
            }
        }

        return edit.ToChange(doubt ?? Merging(names, table, from));
    }

    /// <summary>The query after a column was added to a table: <c>*</c> goes on without it, and a name that stood alone
    /// goes on meaning what it meant.</summary>
    public static QueryChange ColumnAdded(QueryResolution names, TableName table, string column)
    {
        var edit = new QueryEdit(names.Query);
        var doubt = Guard(names, table, column, edit);
        return edit.ToChange(doubt ?? Merging(names, table, column));
    }

    /// <summary>The query after a relation was moved to another schema.</summary>
    public static QueryChange RelationMoved(QueryResolution names, TableName from, TableName to)
    {
        var query = names.Query;
        var edit = new QueryEdit(query);
        var moved = query.Relations.Where(relation => names.Is(relation, from)).ToArray();
        foreach (var relation in moved.Where(relation => relation.Place >= 0))
        {
            edit.PutInSchema(relation.Place, to.Schema);
        }

        foreach (var column in query.Columns.Where(column => column.Schema is not null))
        {
            if (moved.Contains(names.RelationOf(column).Relation))
            {
                edit.PutInSchema(column.QualifierPlace, to.Schema);
            }
        }

        foreach (var star in query.Stars.Where(star => query.SchemaOf(star) is not null))
        {
            if (star.Relations.Any(moved.Contains))
            {
                edit.PutInSchema(star.QualifierPlace, to.Schema);
            }
        }

        var isTaken = moved.Length > 0
            && ((to.Schema is null && query.CommonTables.Contains(to.Name))
                || query.Relations.Any(relation => relation.Qualifier == to.Name && !moved.Contains(relation)));
        return edit.ToChange(isTaken ? $"it calls something else \"{to.Name}\"" : null);
    }

    /// <summary>The query with columns listed where <c>*</c> stood for them, as far as they are known.</summary>
    public static QueryChange Listed(QueryResolution names)
    {
        var edit = new QueryEdit(names.Query);
        foreach (var star in names.Query.Stars.Where(star => names.ColumnsOf(star) is not null))
        {
            edit.Replace(star, names.Expanded(star));
        }

        return edit.ToChange(null);
    }

    /// <summary>The same for those of a table that is about to change.</summary>
    public static QueryChange Listed(QueryResolution names, TableName table)
    {
        var edit = new QueryEdit(names.Query);
        string? doubt = null;
        foreach (var star in names.Query.Stars.Where(star => star.Relations.Any(relation => names.Is(relation, table))))
        {
            if (names.ColumnsOf(star) is null)
            {
                doubt = "it selects \"*\", which stands for columns that are not known";
            }
            else
            {
                edit.Replace(star, names.Expanded(star));
            }
        }

        return edit.ToChange(
            doubt ?? (names.Query.HasUnlistedColumns && names.Mentions(table) ? "it lists no columns" : null));
    }

    /// <summary>The query after a function got another name, or was moved to another schema.</summary>
    public static QueryChange FunctionRenamed(
        QueryResolution names, Func<TableName, bool> isMeant, TableName from, TableName to)
    {
        var edit = new QueryEdit(names.Query);
        foreach (var call in names.Query.Calls.Where(call => isMeant(call.Name)))
        {
            if (from.Name != to.Name)
            {
                edit.Replace(call.Place, to.Name);
                edit.KeepCallName(call, from.Name);
            }

            if (from.Schema != to.Schema)
            {
                edit.PutInSchema(call.Place, to.Schema);
            }
        }

        return edit.ToChange(null);
    }

    // A name that stood alone would mean the new column too.
    private static string? Guard(QueryResolution names, TableName table, string column, QueryEdit edit)
    {
        foreach (var mentioned in names.Query.Columns.Where(one => one.Name == column && one.Qualifier is null))
        {
            var (relation, _) = names.RelationOf(mentioned);
            if (!Passed(mentioned, relation).Any(other => names.Is(other, table)))
            {
                continue;
            }

            if (relation is null)
            {
                return $"it is not clear which \"{column}\" it means";
            }

            edit.Qualify(mentioned, relation);
        }

        return null;
    }

    // The relations that a name is looked for in, up to those beside the one that it is found in.
    private static IEnumerable<QueryRelation> Passed(QueryColumn column, QueryRelation? found)
    {
        foreach (var scope in QueryResolution.Around(column.Scope))
        {
            foreach (var relation in scope.Relations)
            {
                yield return relation;
            }

            if (found is not null && scope.Relations.Contains(found))
            {
                yield break;
            }
        }
    }

    private static string? Merging(QueryResolution names, TableName table, string column) =>
        names.Query.Scopes.Any(scope =>
            (scope.MergesAll || scope.Merged.Contains(column))
            && scope.Relations.Any(relation => names.Is(relation, table)))
            ? "it joins by the names of columns"
            : null;

    private static bool IsIn(QueryResolution names, QueryScope? scope, TableName table) =>
        QueryResolution.Around(scope).Any(one =>
            one.Relations.Any(relation => names.Is(relation, table) && !relation.NamesColumns));
}
