namespace Schema.Dsl;

/// <summary>What becomes of a column's other properties when one of them changes.</summary>
internal static class ColumnChanges
{
    /// <summary>The column with another type. What it was given stays, as far as the type can have it.</summary>
    /// <param name="collation">The collation from now on; <see langword="null"/> to keep it.</param>
    /// <param name="model">Knows the types that are not built in.</param>
    public static Column WithType(this Column column, ColumnType type, TableName? collation, SchemaModel model)
    {
        var isPlain = model.IsAlwaysPlain(type);
        return column with
        {
            Type = type,
            Collation = CollationOf(column, type, collation),
            Storage = isPlain ? null : column.Storage,
            Compression = isPlain ? null : column.Compression,
        };
    }

    private static TableName? CollationOf(Column column, ColumnType type, TableName? given) =>
        given is null ? (TypeTraits.IsCollatable(type) ? column.Collation : null)
        : TypeTraits.IsOwn(given) ? null
        : given;
}
