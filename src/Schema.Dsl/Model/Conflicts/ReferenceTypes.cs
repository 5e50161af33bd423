namespace Schema.Dsl;

/// <summary>Which types a foreign key can compare. Types that are not built in are taken at their word.</summary>
internal static class ReferenceTypes
{
    private static readonly Dictionary<string, string> Families = Family(
        ("integer", ["smallint", "integer", "bigint"]),
        ("numeric", ["numeric"]),
        ("float", ["real", "double precision"]),
        ("text", ["text", "varchar", "char", "citext", "name"]),
        ("moment", ["date", "timestamp", "timestamptz"]),
        ("time", ["time", "timetz"]),
        ("bits", ["bit", "varbit"]),
        ("network", ["inet", "cidr"]),
        ("boolean", ["boolean"]),
        ("bytes", ["bytea"]),
        ("uuid", ["uuid"]),
        ("interval", ["interval"]),
        ("money", ["money"]));

    /// <summary>Whether the server may compare the column that refers with the key.</summary>
    public static bool MayBeCompared(ColumnType reference, ColumnType key) =>
        !Families.TryGetValue(reference.Name, out var from)
        || !Families.TryGetValue(key.Name, out var to)
        || ((reference.Dimensions > 0) == (key.Dimensions > 0) && (from == to || IsWider(from, to)));

    // The server casts these by itself, in this direction.
    private static bool IsWider(string from, string to) =>
        (from is "integer" && to is "numeric" or "float") || (from is "numeric" && to is "float");

    private static Dictionary<string, string> Family(params (string Name, string[] Types)[] families) => families
        .SelectMany(family => family.Types, (family, type) => (family.Name, type))
        .ToDictionary(pair => pair.type, pair => pair.Name, StringComparer.Ordinal);
}
