namespace Schema.Dsl;

/// <summary>A piece of SQL in a definition that the server keeps as what it means, and not as text.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Read">Reads such a text: as a query, or as an expression over a table.</param>
internal sealed record SqlPiece(string Sql, Func<string, SqlQuery> Read)
{
    public QueryResolution Names(SchemaModel model) => new(Read(Sql), model);
}
