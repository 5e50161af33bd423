namespace Schema.Dsl;

/// <summary>A view: a query that is read like a table. See the PostgreSQL manual, CREATE VIEW.</summary>
public sealed record View : StoredQuery
{
    /// <summary>The view of that name.</summary>
    /// <param name="query">The <c>SELECT</c>, as SQL.</param>
    public View(TableName name, string query)
        : base(NameOf(name), query)
    {
    }

    /// <summary>The query reads the view itself, by its own name; all columns are named then.</summary>
    public bool Recursive { get; init; }

    /// <summary>Which rows may be written through the view.</summary>
    public CheckOption CheckOption { get; init; }

    /// <summary>Applies the view's own conditions before any that could leak rows.</summary>
    public bool SecurityBarrier { get; init; }

    /// <summary>Reads with the rights of whoever asks, and not with those of the owner (PostgreSQL 15 and
    /// later).</summary>
    public bool SecurityInvoker { get; init; }

    internal override IReadOnlyList<string>? OutputColumns(SchemaModel model) =>
        Recursive ? Columns : base.OutputColumns(model);

    internal override SchemaObject Rewritten(Func<SqlPiece, string> rewrite) => this with
    {
        Query = rewrite(new SqlPiece(Query, sql => SqlQuery.Of(sql, Recursive ? Name.Name.Name : null))),
    };

    // CREATE OR REPLACE adds columns at the end, and changes the type of none.
    internal override bool CanBecome(SchemaObject after) =>
        after is View other
        && Columns.Equals(other.Columns)
        && Recursive == other.Recursive
        && SelectList.Of(Query) is { } selected
        && SelectList.Of(other.Query)?.StartsWith(selected) == true;

    /// <summary>The view under another name. What a recursive one calls itself stays.</summary>
    internal override SchemaObject Named(ObjectName name) => !Recursive
        ? this with { Name = name }
        : this with { Name = name, Recursive = false, Query = WithoutRecursion() };

    internal static ObjectName NameOf(TableName name) => new(ObjectKind.View, name);

    private string WithoutRecursion()
    {
        var columns = string.Join(", ", Columns.Select(Quoted));
        var name = Quoted(Name.Name.Name);
        return $"WITH RECURSIVE {name} ({columns}) AS (\n{Query}\n)\nSELECT {columns} FROM {name}";
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}

/// <summary>Which rows may be written through a view.</summary>
public enum CheckOption
{
    /// <summary>Any that the tables take.</summary>
    None,

    /// <summary>Those that the view itself shows.</summary>
    Local,

    /// <summary>Those that the view and the views under it show.</summary>
    Cascaded,
}
