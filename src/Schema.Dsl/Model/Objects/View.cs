namespace Schema.Dsl;

/// <summary>A view: a query that is read like a table. See the PostgreSQL manual, CREATE VIEW.</summary>
public sealed record View : SchemaObject
{
    /// <summary>The view of that name.</summary>
    /// <param name="query">The <c>SELECT</c>, as SQL.</param>
    public View(TableName name, string query)
        : base(NameOf(name)) => Query = query;

    /// <summary>The <c>SELECT</c>, as SQL.</summary>
    public string Query { get; init; }

    internal override IEnumerable<string> Sql => [Query];

    internal static ObjectName NameOf(TableName name) => new(ObjectKind.View, name);
}
