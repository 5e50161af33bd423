namespace Schema.Dsl;

/// <summary>The names of sequences and other relations that expressions hold as texts, which the server takes for the
/// relation itself: <c>nextval('tickets')</c>, <c>'tickets'::regclass</c>.</summary>
internal static class SequenceNames
{
    private static readonly string[] Functions = ["nextval", "currval", "setval"];

    /// <summary>The relations that an expression or a query names so.</summary>
    public static IEnumerable<TableName> In(string sql)
    {
        var tokens = SqlLexer.Read(sql).WithoutTrivia();
        return Enumerable.Range(0, tokens.Length).Select(place => NameAt(tokens, place)).OfType<TableName>();
    }

    /// <summary>The expression or the query after relations got other names.</summary>
    /// <param name="rename">The new name of a relation; <see langword="null"/> for those that keep theirs.</param>
    public static string Rename(string sql, Func<TableName, TableName?> rename)
    {
        var all = SqlLexer.Read(sql).ToArray();
        var places = Enumerable.Range(0, all.Length).Where(place => !all[place].IsTrivia).ToArray();
        var tokens = all.WithoutTrivia();
        for (var i = 0; i < places.Length; i++)
        {
            if (NameAt(tokens, i) is { } name && rename(name) is { } renamed)
            {
                all[places[i]] = SqlToken.OfString(TypeNames.Quoted(renamed));
            }
        }

        return string.Concat(all.Select(token => token.Text));
    }

    private static TableName? NameAt(SqlToken[] tokens, int place) =>
        tokens[place].StringValue is { } text && IsRelation(tokens, place) ? Read(text) : null;

    private static bool IsRelation(SqlToken[] tokens, int place) =>
        place + 1 < tokens.Length && tokens[place + 1].Is(":")
            ? place + 3 < tokens.Length && tokens[place + 3].Is("regclass")
            : place > 1 && tokens[place - 1].Is("(") && Functions.Any(tokens[place - 2].Is);

    private static TableName? Read(string text) => SqlLexer.Read(text).WithoutTrivia() switch
    {
        { Length: 1 } name when name[0].Name is { } only => new TableName(null, only),
        { Length: 3 } name when name[1].Is(".") && name[0].Name is { } schema && name[2].Name is { } inner =>
            new TableName(schema, inner),
        _ => null,
    };
}
