using System.Globalization;
using System.Text.RegularExpressions;

namespace Schema.Dsl;

/// <summary>The type of a column, in PostgreSQL's own name for it. Other engines map it to theirs.</summary>
/// <param name="Name">The type's name without arguments, such as <c>varchar</c>; or any type as SQL text.</param>
/// <param name="Arguments">Length, precision or scale, in the order in which SQL writes them.</param>
/// <param name="Dimensions">How many array dimensions the column has; 0 for none.</param>
/// <remarks>See the PostgreSQL manual, chapter 8, Data Types.</remarks>
public sealed record ColumnType(string Name, ValueList<int> Arguments, int Dimensions = 0)
{
    /// <summary>Other spellings of the same types, which must not look like a change of type.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["int2"] = "smallint",
        ["int"] = "integer",
        ["int4"] = "integer",
        ["int8"] = "bigint",
        ["decimal"] = "numeric",
        ["float4"] = "real",
        ["float8"] = "double precision",
        ["bool"] = "boolean",
        ["character varying"] = "varchar",
        ["character"] = "char",
        ["timestamp without time zone"] = "timestamp",
        ["timestamp with time zone"] = "timestamptz",
        ["time without time zone"] = "time",
        ["time with time zone"] = "timetz",
    };

    /// <summary>A type without arguments.</summary>
    public ColumnType(string name)
        : this(name, ValueList<int>.Empty)
    {
    }

    /// <summary>Reads a type's SQL name: <c>varchar(255)</c>, <c>numeric(10, 2)</c>, <c>text[]</c>, <c>geometry(Point,
    /// 4326)</c>.</summary>
    public static ColumnType Parse(string sql)
    {
        var match = Regex.Match(
            sql.Trim(),
            @"^(?<name>[a-z_][a-z0-9_ ]*?)\s*"
                + @"(\(\s*(?<argument>\d{1,9})\s*(,\s*(?<argument>\d{1,9})\s*)*\))?(?<dimension>\[\])*$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        if (!match.Success)
        {
            return new ColumnType(sql.Trim());
        }

        var name = Regex.Replace(match.Groups["name"].Value.ToLowerInvariant(), " +", " ");
        return new ColumnType(
            Aliases.TryGetValue(name, out var canonical) ? canonical : name,
            match.Groups["argument"].Captures.Cast<Capture>()
                .Select(argument => int.Parse(argument.Value, CultureInfo.InvariantCulture))
                .ToValueList(),
            match.Groups["dimension"].Captures.Count);
    }

    /// <summary>The type as PostgreSQL reads it, such as <c>varchar(255)</c> or <c>text[]</c>.</summary>
    public override string ToString()
    {
        var arguments = string.Join(",", Arguments.Select(argument => argument.ToString(CultureInfo.InvariantCulture)));
        var dimensions = string.Concat(Enumerable.Repeat("[]", Dimensions));
        return arguments.Length == 0 ? $"{Name}{dimensions}" : $"{Name}({arguments}){dimensions}";
    }
}
