using System.Globalization;
using System.Text.RegularExpressions;

namespace Schema.Dsl;

/// <summary>Reads the names of types as PostgreSQL's grammar does, with every spelling of the built-in ones.</summary>
internal static class TypeText
{
    private const int MostBitsOfReal = 24;
    private const int MostBitsOfDouble = 53;

    /// <summary>Other spellings of the same types, which must not look like a change of type.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["int2"] = "smallint",
        ["int"] = "integer",
        ["int4"] = "integer",
        ["int8"] = "bigint",
        ["decimal"] = "numeric",
        ["dec"] = "numeric",
        ["float4"] = "real",
        ["float8"] = "double precision",
        ["bool"] = "boolean",
        ["character varying"] = "varchar",
        ["char varying"] = "varchar",
        ["national character varying"] = "varchar",
        ["national char varying"] = "varchar",
        ["nchar varying"] = "varchar",
        ["character"] = "char",
        ["national character"] = "char",
        ["national char"] = "char",
        ["nchar"] = "char",
        ["bit varying"] = "varbit",
        ["timestamp without time zone"] = "timestamp",
        ["timestamp with time zone"] = "timestamptz",
        ["time without time zone"] = "time",
        ["time with time zone"] = "timetz",
    };

    private static readonly Regex Grammar = new(
        @"^(?<name>[a-z_][a-z0-9_ ]*?)\s*"
            + @"(\(\s*(?<argument>-?\d{1,9})\s*(,\s*(?<argument>-?\d{1,9})\s*)*\))?\s*"
            + @"(?<zone>(with|without)\s+time\s+zone)?\s*"
            + @"((?<dimension>\[\s*\d*\s*\])\s*)*((?<=[\s)])(?<dimension>array)\b\s*(\[\s*\d+\s*\])?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The type of that name; what is no plain name with numbers stays as written.</summary>
    public static ColumnType Read(string sql)
    {
        var match = Grammar.Match(sql.Trim());
        if (!match.Success)
        {
            return new ColumnType(sql.Trim());
        }

        var words = $"{match.Groups["name"].Value} {match.Groups["zone"].Value}".ToLowerInvariant();
        var name = Regex.Replace(words, @"\s+", " ").Trim();
        var arguments = match.Groups["argument"].Captures.Cast<Capture>()
            .Select(argument => int.Parse(argument.Value, CultureInfo.InvariantCulture))
            .ToValueList();
        var type = name == "float" ? Float(arguments) : new ColumnType(Canonical(name), arguments);
        return type with { Dimensions = match.Groups["dimension"].Captures.Count };
    }

    private static string Canonical(string name) => Aliases.TryGetValue(name, out var canonical) ? canonical : name;

    // float(24) counts the bits of the mantissa.
    private static ColumnType Float(ValueList<int> bits) => bits switch
    {
        { Count: 0 } => new ColumnType("double precision"),
        { Count: 1 } when bits[0] is >= 1 and <= MostBitsOfReal => new ColumnType("real"),
        { Count: 1 } when bits[0] is >= 1 and <= MostBitsOfDouble => new ColumnType("double precision"),
        _ => new ColumnType("float", bits),
    };
}
