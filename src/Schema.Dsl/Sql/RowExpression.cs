namespace Schema.Dsl;

/// <summary>What is written over the rows of a table, as behind <c>SET</c> and <c>WHERE</c>: the columns that it mentions
/// for certain. Where a name may be a word of the grammar, a field or an argument, nothing is said of it.</summary>
internal static class RowExpression
{
    /// <summary>Names that no definition of a table lists.</summary>
    private static readonly HashSet<string> Given = new(StringComparer.Ordinal)
    {
        "cmax", "cmin", "ctid", "current_schema", "oid", "system_user", "tableoid", "xmax", "xmin",
    };

    private static readonly string[] LeadingWords =
        ["AND", "BETWEEN", "CASE", "ELSE", "FROM", "ILIKE", "LIKE", "NOT", "OR", "THEN", "WHEN"];

    private static readonly string[] FollowingWords =
        ["AND", "BETWEEN", "COLLATE", "ELSE", "END", "ILIKE", "IN", "IS", "ISNULL", "LIKE", "NOT", "NOTNULL", "OR", "THEN", "WHEN"];

    public static IEnumerable<string> Columns(string sql, TableName table)
    {
        var query = SqlQuery.OfExpression(sql, table);
        return query.Scopes.Count > 1 ? [] : query.Columns
            .Where(column => column.Qualifier is null
                && column.Name != table.Name
                && !Given.Contains(column.Name)
                && Leads(Beside(query, column.Place, -1))
                && Follows(query, column.Place))
            .Select(column => column.Name)
            .Intersect(SqlExpression.Columns(sql))
            .ToArray();
    }

    private static bool Leads(SqlToken? token) => token is null || LeadingWords.Any(token.Is)
        || (token.Kind == SqlTokenKind.Symbol && !token.Is(".") && !token.Is(":"));

    // f(name => 1) and f(name := 1) name an argument.
    private static bool Follows(SqlQuery query, int place) => Beside(query, place, 1) switch
    {
        null => true,
        { Kind: SqlTokenKind.Symbol } token => !token.Is(".")
            && string.Concat(query.Tokens.Skip(place + 1).Where(one => !one.IsTrivia).Take(2).Select(one => one.Text)) is var text
            && !text.StartsWith("=>", StringComparison.Ordinal)
            && !text.StartsWith(":=", StringComparison.Ordinal),
        var token => FollowingWords.Any(token.Is),
    };

    private static SqlToken? Beside(SqlQuery query, int place, int step)
    {
        do
        {
            place += step;
        }
        while (place >= 0 && place < query.Tokens.Length && query.Tokens[place].IsTrivia);
        return place >= 0 && place < query.Tokens.Length ? query.Tokens[place] : null;
    }
}
