namespace Schema.Dsl;

/// <summary>What a query selects, and from where: two queries that say the same of both have columns of the same names
/// and types.</summary>
internal sealed record SelectList(ValueList<string> Items, string Sources)
{
    /// <summary>The list of a plain query; <see langword="null"/> for one that is put together from several, or lists
    /// nothing.</summary>
    public static SelectList? Of(string sql)
    {
        var query = SqlQuery.Of(sql);
        if (query.Scopes.Count == 0
            || query.CommonTables.Count > 0
            || query.HasUnlistedColumns
            || query.Stars.Count > 0
            || query.Tokens.Any(token => token.Is("UNION") || token.Is("INTERSECT") || token.Is("EXCEPT")))
        {
            return null;
        }

        var scope = query.Scopes[0];
        return new(
            scope.Items.Select(item => Text(query, item.First, item.Last)).ToValueList(),
            scope.FromFirst < 0 ? "" : Text(query, scope.FromFirst, scope.FromLast));
    }

    public bool StartsWith(SelectList other) =>
        Sources == other.Sources && other.Items.SequenceEqual(Items.Take(other.Items.Count));

    private static string Text(SqlQuery query, int first, int last) =>
        SqlExpression.Canonical(string.Concat(query.Tokens.Skip(first).Take(last - first + 1).Select(token => token.Text)));
}
