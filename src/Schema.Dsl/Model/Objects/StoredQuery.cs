namespace Schema.Dsl;

/// <summary>A query under a name: a view or a materialized view.</summary>
public abstract record StoredQuery : SchemaObject
{
    private protected StoredQuery(ObjectName name, string query)
        : base(name) => Query = query;

    /// <summary>The <c>SELECT</c>, as SQL.</summary>
    public string Query { get; init; }

    /// <summary>The names of its first columns; the others are named by the query.</summary>
    public ValueList<string> Columns { get; init; } = ValueList<string>.Empty;

    /// <summary>The comments on its columns.</summary>
    public ValueList<ColumnComment> ColumnComments { get; init; } = ValueList<ColumnComment>.Empty;

    /// <summary>The names of its columns; <see langword="null"/> where they are not known.</summary>
    internal virtual IReadOnlyList<string>? OutputColumns(SchemaModel model) =>
        new QueryResolution(SqlQuery.Of(Query), model).OutputColumns() is { } selected
            ? [.. Columns, .. selected.Skip(Columns.Count)]
            : null;

    internal override IEnumerable<TableName> TypeNames => [Name.Name];

    internal override SchemaObject Rewritten(Func<SqlPiece, string> rewrite) =>
        this with { Query = rewrite(new SqlPiece(Query, sql => SqlQuery.Of(sql))) };

    // A column that is gone has taken its comment with it.
    internal override SchemaObject InPlaceOf(SchemaObject before, SchemaModel model)
    {
        var columns = OutputColumns(model);
        var kept = ((StoredQuery)before).ColumnComments
            .Where(comment => ColumnComments.All(other => other.Column != comment.Column))
            .Where(comment => columns is null || columns.Contains(comment.Column));
        return this with
        {
            Comment = before.Comment,
            ColumnComments = kept.Concat(ColumnComments).OrderBy(comment => comment.Column, StringComparer.Ordinal)
                .ToValueList(),
        };
    }

    internal StoredQuery WithColumnComment(string column, string? text) => this with
    {
        ColumnComments = ColumnComments
            .Where(comment => comment.Column != column)
            .Concat(text is null ? [] : [new ColumnComment(column, text)])
            .OrderBy(comment => comment.Column, StringComparer.Ordinal)
            .ToValueList(),
    };
}

/// <summary>The comment on a column of a view.</summary>
public sealed record ColumnComment(string Column, string Text);
