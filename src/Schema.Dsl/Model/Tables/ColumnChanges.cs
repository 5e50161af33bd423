namespace Schema.Dsl;

/// <summary>What becomes of a column's other properties when one of them changes.</summary>
internal static class ColumnChanges
{
    /// <summary>The column with another type. What it was given stays, as far as the type can have it.</summary>
    /// <param name="collation">The collation from now on; <see langword="null"/> to keep it.</param>
    public static Column WithType(this Column column, ColumnType type, TableName? collation) => column with
    {
        Type = type,
        Collation = CollationOf(column, type, collation),
        Storage = TypeTraits.IsAlwaysPlain(type) ? null : column.Storage,
        Compression = TypeTraits.IsAlwaysPlain(type) ? null : column.Compression,
    };

    private static TableName? CollationOf(Column column, ColumnType type, TableName? given) =>
        given is null ? (TypeTraits.IsCollatable(type) ? column.Collation : null)
        : TypeTraits.IsOwn(given) ? null
        : given;
}
