namespace Schema.Dsl;

/// <summary>The texts in an expression that stand for values of an enum: cast to it, or beside a column of
/// it.</summary>
/// <param name="isEnum">Whether a type of that name is the enum.</param>
/// <param name="isColumn">Whether a column of that name is of the enum.</param>
internal sealed class EnumLiterals(Func<TableName, bool> isEnum, Func<string, bool> isColumn)
{
    /// <summary>What ends the reach of a column: behind it, a text belongs to something else.</summary>
    private static readonly string[] Ends = ["AND", "OR", "CASE", "WHEN", "THEN", "ELSE", "SELECT", "WHERE"];

    /// <summary>What may stand between a column and the texts that it is compared with.</summary>
    private static readonly string[] Between = ["IN", "NOT", "ANY", "ALL", "ARRAY", "BETWEEN", "IS", "DISTINCT", "FROM", "ROW"];

    public IEnumerable<string> In(string sql)
    {
        var tokens = SqlLexer.Read(sql).WithoutTrivia();
        return Enumerable.Range(0, tokens.Length)
            .Where(place => IsValue(tokens, place))
            .Select(place => tokens[place].StringValue!);
    }

    public string Rename(string sql, string from, string to)
    {
        var all = SqlLexer.Read(sql).ToArray();
        var places = Enumerable.Range(0, all.Length).Where(place => !all[place].IsTrivia).ToArray();
        var tokens = all.WithoutTrivia();
        for (var i = 0; i < places.Length; i++)
        {
            if (tokens[i].StringValue == from && IsValue(tokens, i))
            {
                all[places[i]] = SqlToken.OfString(to);
            }
        }

        return string.Concat(all.Select(token => token.Text));
    }

    private bool IsValue(SqlToken[] tokens, int place)
    {
        if (tokens[place].StringValue is null)
        {
            return false;
        }

        var isCast = At(tokens, place + 1)?.Is(":") == true || At(tokens, place + 1)?.Is("AS") == true;
        return isCast ? TypeAt(tokens, place + (tokens[place + 1].Is("AS") ? 2 : 3)) is { } type && isEnum(type)
            : TypeBefore(tokens, place) is { } prefix ? isEnum(prefix)
            : IsBesideColumn(tokens, place);
    }

    private static TableName? TypeBefore(SqlToken[] tokens, int place) =>
        At(tokens, place - 1)?.Name is not { } name || IsWord(tokens[place - 1]) ? null
        : At(tokens, place - 2)?.Is(".") == true && At(tokens, place - 3)?.Name is { } schema
            ? new TableName(schema, name)
            : new TableName(null, name);

    private static TableName? TypeAt(SqlToken[] tokens, int place) =>
        At(tokens, place)?.Name is not { } name ? null
        : At(tokens, place + 1)?.Is(".") == true && At(tokens, place + 2)?.Name is { } inner
            ? new TableName(name, inner)
            : new TableName(null, name);

    // The column is looked for before the text, and behind it only where it stands right there: 'new' = status.
    private bool IsBesideColumn(SqlToken[] tokens, int place)
    {
        for (var i = place - 1; i >= 0 && !Ends.Any(tokens[i].Is); i--)
        {
            if (tokens[i].Name is { } name && !Between.Any(tokens[i].Is))
            {
                return isColumn(name);
            }
        }

        var next = tokens.Skip(place + 1).SkipWhile(token => "=<>!".Contains(token.Text)).FirstOrDefault();
        return next?.Name is { } behind && isColumn(behind);
    }

    private static bool IsWord(SqlToken token) => Ends.Concat(Between).Append("LIKE").Append("ILIKE").Any(token.Is);

    private static SqlToken? At(SqlToken[] tokens, int place) =>
        place >= 0 && place < tokens.Length ? tokens[place] : null;
}
