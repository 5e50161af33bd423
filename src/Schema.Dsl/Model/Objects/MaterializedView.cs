namespace Schema.Dsl;

/// <summary>A materialized view: the rows of a query, stored. See the PostgreSQL manual, CREATE MATERIALIZED
/// VIEW.</summary>
public sealed record MaterializedView : StoredQuery
{
    /// <summary>The materialized view of that name.</summary>
    /// <param name="query">The <c>SELECT</c>, as SQL.</param>
    public MaterializedView(TableName name, string query)
        : base(NameOf(name), query)
    {
    }

    /// <summary>Its rows are there; otherwise it cannot be read until it is refreshed.</summary>
    public bool HasData { get; init; } = true;

    /// <summary>The access method of the table behind it; <see langword="null"/> for the server's default.</summary>
    public string? Method { get; init; }

    /// <summary>Storage parameters, such as <c>fillfactor</c>, in the order given.</summary>
    public ValueList<StorageParameter> Parameters { get; init; } = ValueList<StorageParameter>.Empty;

    /// <summary>The tablespace; <see langword="null"/> for the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>Its indexes, in order.</summary>
    public ValueList<IndexDefinition> Indexes { get; init; } = ValueList<IndexDefinition>.Empty;

    internal override SchemaObject InPlaceOf(SchemaObject before, SchemaModel model) =>
        ((MaterializedView)base.InPlaceOf(before, model)) with { Indexes = ((MaterializedView)before).Indexes };

    // The server has no OR REPLACE for it.
    internal override bool CanBecome(SchemaObject after) => false;

    internal override SchemaObject Following(Renaming renaming) => (MaterializedView)base.Following(renaming) with
    {
        Indexes = Indexes.Select(index => index.Following(renaming)).ToValueList(),
    };

    internal override SchemaObject Named(ObjectName name) => this with
    {
        Name = name,
        Indexes = Indexes.Select(index => index with { Table = name.Name }).ToValueList(),
    };

    internal static ObjectName NameOf(TableName name) => new(ObjectKind.MaterializedView, name);
}
