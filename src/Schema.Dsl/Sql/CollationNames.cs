namespace Schema.Dsl;

/// <summary>The names of collations in an expression or a query: they stand behind <c>COLLATE</c>.</summary>
internal static class CollationNames
{
    /// <summary>The collations that an expression or a query names.</summary>
    public static IEnumerable<TableName> In(string sql) => Mentioned([.. SqlLexer.Read(sql)]).Select(one => one.Name);

    /// <summary>The expression or the query after collations in it got other names.</summary>
    /// <param name="rename">The new name of a collation; <see langword="null"/> for those that keep theirs.</param>
    public static string Rename(string sql, Func<TableName, TableName?> rename)
    {
        var tokens = SqlLexer.Read(sql).ToArray();
        var texts = tokens.Select(token => token.Text).ToArray();
        foreach (var (name, places) in Mentioned(tokens))
        {
            if (rename(name) is { } renamed)
            {
                Array.ForEach(places, place => texts[place] = "");
                texts[places[0]] = TypeNames.Quoted(renamed);
            }
        }

        return string.Concat(texts);
    }

    private static IEnumerable<(TableName Name, int[] Places)> Mentioned(SqlToken[] tokens)
    {
        var places = Enumerable.Range(0, tokens.Length).Where(place => !tokens[place].IsTrivia).ToArray();
        for (var i = 0; i + 1 < places.Length; i++)
        {
            if (!tokens[places[i]].Is("COLLATE") || tokens[places[i + 1]].Name is not { } name)
            {
                continue;
            }

            var inner = i + 3 < places.Length && tokens[places[i + 2]].Is(".") ? tokens[places[i + 3]].Name : null;
            yield return inner is null
                ? (new TableName(null, name), [places[i + 1]])
                : (new TableName(name, inner), [places[i + 1], places[i + 2], places[i + 3]]);
        }
    }
}
