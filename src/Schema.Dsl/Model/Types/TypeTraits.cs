namespace Schema.Dsl;

/// <summary>What else the built-in types have to themselves: collations and a way to be stored.</summary>
internal static class TypeTraits
{
    /// <summary>The name under which PostgreSQL knows a type's own collation.</summary>
    private const string OwnCollation = "default";

    private static readonly HashSet<string> Collatable =
        new(StringComparer.Ordinal) { "text", "varchar", "char", "citext", "name" };

    /// <summary>Types whose values have one length, and those that are never compressed.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "smallint", "integer", "bigint", "real", "double precision", "money", "boolean", "name", "uuid",
        "date", "time", "timetz", "timestamp", "timestamptz", "interval", "macaddr", "macaddr8", "oid", "pg_lsn",
        "point", "line", "lseg", "box", "circle", "tsquery",
    };

    private static readonly HashSet<string> Main = new(StringComparer.Ordinal) { "numeric", "inet", "cidr" };

    private static readonly HashSet<string> Extended = new(StringComparer.Ordinal)
    {
        "text", "varchar", "char", "citext", "bytea", "bit", "varbit", "json", "jsonb", "xml", "hstore", "tsvector",
        "path", "polygon", "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange",
        "int4multirange", "int8multirange", "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange",
    };

    /// <summary>Whether the collation is the one that a type has by itself.</summary>
    public static bool IsOwn(TableName collation) => collation is { Schema: null, Name: OwnCollation };

    /// <summary>The collation that every type which has collations has by itself.</summary>
    public static TableName Own { get; } = new(null, OwnCollation);

    public static bool IsCollatable(ColumnType type) => Collatable.Contains(type.Name);

    /// <summary>How a type is stored by itself; <see langword="null"/> where that is not known.</summary>
    public static ColumnStorage? Storage(ColumnType type) =>
        type.Dimensions > 0 || Extended.Contains(type.Name) ? ColumnStorage.Extended
        : Main.Contains(type.Name) ? ColumnStorage.Main
        : Plain.Contains(type.Name) || type.Name.StartsWith("interval ", StringComparison.Ordinal) ? ColumnStorage.Plain
        : null;

    /// <summary>Whether values of the type are never compressed and never leave the row.</summary>
    public static bool IsAlwaysPlain(ColumnType type) => Storage(type) == ColumnStorage.Plain;
}
