using System.Text.RegularExpressions;

namespace Schema.Dsl;

/// <summary>The words of a query that are no names where they stand.</summary>
internal static class QueryWords
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "between", "both", "case",
        "cast", "check", "collate", "column", "constraint", "create", "cross", "current_catalog", "current_date", "current_role", "current_time",
        "current_timestamp", "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "exists",
        "false", "fetch", "for", "foreign", "from", "full", "grant", "group", "having", "ilike", "in", "initially", "inner", "intersect", "into", "is",
        "isnull", "join", "lateral", "leading", "left", "like", "limit", "localtime", "localtimestamp", "natural",
        "not", "notnull", "null", "offset", "on", "only", "or", "order", "outer", "overlaps", "placing", "primary", "references", "returning", "right",
        "select", "session_user", "similar", "some", "symmetric", "table", "tablesample", "then", "to", "trailing",
        "true", "union", "unique", "user", "using", "values", "variadic", "when", "where", "window", "with",
    };

    /// <summary>Words that are values, and that no name follows unless it is an alias.</summary>
    private static readonly HashSet<string> Values = new(StringComparer.Ordinal)
    {
        "current_catalog", "current_date", "current_role", "current_time", "current_timestamp", "current_user", "end",
        "false", "isnull", "localtime", "localtimestamp", "notnull", "null", "session_user", "true", "user",
    };

    /// <summary>Whether a name is read as itself without quotes.</summary>
    public static bool IsPlain(string name) =>
        Regex.IsMatch(name, "^[a-z_][a-z0-9_]*$", RegexOptions.CultureInvariant) && !Reserved.Contains(name);

    public static bool IsReserved(SqlToken token) =>
        token.Kind == SqlTokenKind.Word && Reserved.Contains(token.Name!);

    /// <summary>Whether a name directly behind this token can only be an alias, or a word of the grammar.</summary>
    public static bool EndsOperand(SqlToken[] words, int place)
    {
        var token = words[place];
        return token.Kind switch
        {
            SqlTokenKind.Symbol => token.Is(")") || token.Is("]"),
            SqlTokenKind.Word => Values.Contains(token.Name!)
                || (!Reserved.Contains(token.Name!) && !LeadsToOperand(words, place)),
            _ => true,
        };
    }

    // GROUP BY x, AT TIME ZONE x, x ESCAPE y
    private static bool LeadsToOperand(SqlToken[] words, int place)
    {
        var token = words[place];
        return place > 0
            && ((token.Is("BY") && !words[place - 1].Is(","))
                || (token.Is("ZONE") && words[place - 1].Is("TIME"))
                || token.Is("ESCAPE"));
    }
}
