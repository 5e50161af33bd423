namespace Schema.Dsl;

/// <summary>Which parameters the built-in types take. See the PostgreSQL manual, chapter 8.</summary>
internal static class TypeParameters
{
    private const int MostCharacters = 10_485_760;
    private const int MostBits = 83_886_080;
    private const int MostDigits = 1_000;
    private const int MostFractionDigits = 6;

    /// <summary>Types that take none.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "smallint", "integer", "bigint", "real", "double precision", "money", "boolean",
        "text", "citext", "name", "bytea", "uuid", "json", "jsonb", "jsonpath", "xml", "hstore",
        "date", "inet", "cidr", "macaddr", "macaddr8", "tsvector", "tsquery",
        "point", "line", "lseg", "box", "path", "polygon", "circle", "oid", "pg_lsn",
        "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange",
        "int4multirange", "int8multirange", "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange",
    };

    private static readonly HashSet<string> IntervalFields = new(StringComparer.Ordinal)
    {
        "year", "month", "day", "hour", "minute", "second", "year to month", "day to hour", "day to minute",
        "day to second", "hour to minute", "hour to second", "minute to second",
    };

    /// <summary>What a column of a serial type holds.</summary>
    private static readonly Dictionary<string, string> Serials = new(StringComparer.Ordinal)
    {
        ["smallserial"] = "smallint",
        ["serial2"] = "smallint",
        ["serial"] = "integer",
        ["serial4"] = "integer",
        ["bigserial"] = "bigint",
        ["serial8"] = "bigint",
    };

    /// <summary>What is wrong with a type, and what to write instead; <see langword="null"/> for a good one, and for
    /// one that is not built in.</summary>
    public static string? Refuse(ColumnType type) =>
        Serials.TryGetValue(type.Name, out var number)
            ? $"{type.Name} is no type: it makes a sequence that the history does not know. "
                + $"Write {number}, and Identity()"
        : OfName(type);

    private static string? OfName(ColumnType type) => type.Name switch
    {
        _ when Plain.Contains(type.Name) => type.Arguments.Count == 0
            ? null
            : $"{type.Name} takes no parameters. Write {type with { Arguments = ValueList<int>.Empty }}",
        "varchar" or "char" => Single(type, "length", 1, MostCharacters),
        "bit" or "varbit" => Single(type, "length", 1, MostBits),
        "time" or "timetz" or "timestamp" or "timestamptz" => Single(type, "precision", 0, MostFractionDigits),
        "float" => "float takes from 1 to 53 bits. Write real or double precision",
        "numeric" => Numeric(type),
        "interval" => Single(type, "precision", 0, MostFractionDigits),
        _ when type.Name.StartsWith("interval ", StringComparison.Ordinal) => Interval(type),
        _ => null,
    };

    private static string? Single(ColumnType type, string what, int least, int most) => type.Arguments switch
    {
        { Count: 0 } => null,
        { Count: 1 } when type.Arguments[0] >= least && type.Arguments[0] <= most => null,
        _ => $"{type.Name} takes a {what} from {least} to {most}",
    };

    private static string? Numeric(ColumnType type) => type.Arguments switch
    {
        { Count: 0 } => null,
        { Count: 1 or 2 } when type.Arguments[0] is >= 1 and <= MostDigits
            && type.Arguments[type.Arguments.Count - 1] is >= -MostDigits and <= MostDigits => null,
        _ => $"numeric takes a precision from 1 to {MostDigits} and a scale from -{MostDigits} to {MostDigits}",
    };

    private static string? Interval(ColumnType type)
    {
        var fields = type.Name.Substring("interval ".Length);
        return !IntervalFields.Contains(fields)
            ? "The fields of an interval are one of "
                + string.Join(", ", IntervalFields.OrderBy(name => name, StringComparer.Ordinal))
            : type.Arguments.Count > 0 && !fields.EndsWith("second", StringComparison.Ordinal)
            ? "An interval has a precision only where its fields end in second"
            : Single(type, "precision", 0, MostFractionDigits);
    }
}
