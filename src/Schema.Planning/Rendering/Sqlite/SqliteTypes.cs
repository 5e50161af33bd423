using Schema.Dsl;

namespace Schema.Planning;

/// <summary>PostgreSQL's types by affinity, see sqlite.org/datatype3.html. Others are rendered as written.</summary>
internal static class SqliteTypes
{
    private static readonly Dictionary<string, string> Affinities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["smallint"] = "INTEGER",
        ["integer"] = "INTEGER",
        ["bigint"] = "INTEGER",
        ["boolean"] = "INTEGER",

        ["real"] = "REAL",
        ["double precision"] = "REAL",
        ["numeric"] = "NUMERIC",

        ["text"] = "TEXT",
        ["varchar"] = "TEXT",
        ["char"] = "TEXT",
        ["citext"] = "TEXT",
        ["uuid"] = "TEXT",
        ["json"] = "TEXT",
        ["jsonb"] = "TEXT",
        ["xml"] = "TEXT",

        ["date"] = "TEXT",
        ["time"] = "TEXT",
        ["timetz"] = "TEXT",
        ["timestamp"] = "TEXT",
        ["timestamptz"] = "TEXT",

        ["bytea"] = "BLOB",
    };

    /// <summary>Types that SQLite has nothing like, and what does their work there.</summary>
    private static readonly Dictionary<string, string> Alternatives = Alternative(
        ("an integer that counts seconds", ["interval"]),
        ("Decimal, or an integer that counts cents", ["money"]),
        ("BigInt(…).Identity()", ["smallserial", "serial", "bigserial"]),
        ("Text", ["inet", "cidr", "macaddr", "macaddr8", "ltree", "jsonpath", "pg_lsn"]),
        ("an integer, or Binary", ["bit", "varbit"]),
        ("BigInt", ["oid"]),
        ("Jsonb", ["hstore"]),
        ("an FTS5 table, made with Execute", ["tsvector", "tsquery"]),
        ("a column for each number", ["point", "line", "lseg", "box", "path", "polygon", "circle"]),
        ("Text or Binary, in a format of your choice", ["geometry", "geography"]),
        ("a column for each end", ["int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange"]),
        (
            "a table with a row for each range",
            ["int4multirange", "int8multirange", "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange"]));

    public static string Render(ColumnType type) =>
        Affinities.TryGetValue(type.Name, out var affinity) ? affinity : type.ToString();

    /// <summary>Why SQLite cannot have the type, and what to write instead; <see langword="null"/> if it can.</summary>
    public static string? Refuse(ColumnType type)
    {
        if (type.Dimensions > 0 || type.Name.EndsWith("[]", StringComparison.Ordinal))
        {
            return $"SQLite has no arrays, such as {type}; use Jsonb, or a table with a row for each element";
        }

        return Alternatives.TryGetValue(WithoutParameters(type.Name), out var alternative)
            ? $"SQLite has no type {type}; use {alternative}"
            : null;
    }

    // ColumnType takes what it cannot read as a name: geometry(Point, 4326). The fields of an interval are in its name.
    private static string WithoutParameters(string name)
    {
        var end = name.IndexOf('(');
        var words = (end < 0 ? name : name.Substring(0, end)).Trim();
        return words.StartsWith("interval ", StringComparison.Ordinal) ? "interval" : words;
    }

    private static Dictionary<string, string> Alternative(params (string Alternative, string[] Types)[] entries) =>
        entries
            .SelectMany(entry => entry.Types, (entry, type) => (type, entry.Alternative))
            .ToDictionary(pair => pair.type, pair => pair.Alternative, StringComparer.OrdinalIgnoreCase);
}
