namespace Schema.Dsl;

/// <summary>What the fold has to know of the expressions in checks, indexes and generated columns: the names that they
/// mention.</summary>
internal static class SqlExpression
{
    /// <summary>Words of SQL's expression grammar that no column can have for its name, unless it is quoted.</summary>
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "all", "and", "any", "array", "as", "asymmetric", "between", "both", "case", "cast", "collate", "current_date",
        "current_role", "current_time", "current_timestamp", "current_user", "distinct", "else", "end", "exists",
        "false", "from", "ilike", "in", "is", "isnull", "leading", "like", "localtime", "localtimestamp", "not",
        "notnull", "null", "or", "overlaps", "session_user", "similar", "some", "symmetric", "then", "to", "trailing",
        "true", "user", "using", "when",
    };

    /// <summary>What may follow the first word of a type: <c>timestamp with time zone</c>.</summary>
    private static readonly string[] TypeParts = ["precision", "varying", "with", "without", "time", "zone"];

    /// <summary>The columns that an expression mentions, each once, in order.</summary>
    public static IReadOnlyList<string> Columns(string sql) =>
        [.. Names([.. SqlLexer.Read(sql)]).Where(name => !name.IsQualifier).Select(name => name.Name).Distinct()];

    /// <summary>The column that is all there is to an expression, if with a collation: the server takes it for the
    /// column. <see langword="null"/> for others.</summary>
    public static string? OnlyColumn(string sql)
    {
        var tokens = SqlLexer.Read(sql).WithoutTrivia().Where(token => !token.Is("(") && !token.Is(")")).ToArray();
        return tokens.Length > 0 && tokens[0].Name is { } column && MentionsColumn(sql, column)
            && (tokens.Length == 1 || tokens[1].Is("COLLATE"))
            && tokens.Skip(2).All(token => token.Name is not null || token.Is("."))
            ? column
            : null;
    }

    public static bool MentionsColumn(string sql, string column) => Columns(sql).Contains(column);

    /// <summary>Whether a column is written with its table's name, <c>table.column</c>.</summary>
    public static bool MentionsTable(string sql, string table) =>
        Names([.. SqlLexer.Read(sql)]).Any(name => name.IsQualifier && name.Name == table);

    /// <summary>The expression after a column of its table was renamed.</summary>
    public static string RenameColumn(string sql, string from, string to) =>
        Rewrite(sql, name => !name.IsQualifier && name.Name == from, to);

    /// <summary>The expression after its table was renamed: only <c>table.column</c> mentions a table.</summary>
    public static string RenameTable(string sql, string from, string to) =>
        Rewrite(sql, name => name.IsQualifier && name.Name == from, to);

    /// <summary>The text with every run of space and comments made one space: what formatting cannot change.</summary>
    public static string Canonical(string sql)
    {
        var text = new System.Text.StringBuilder();
        var apart = false;
        foreach (var token in SqlLexer.Read(sql))
        {
            if (!token.IsTrivia)
            {
                text.Append(apart && text.Length > 0 ? " " : "").Append(token.Text.Replace("\r\n", "\n"));
            }

            apart = token.IsTrivia;
        }

        return text.ToString();
    }

    private static string Rewrite(string sql, Func<MentionedName, bool> isMeant, string replacement)
    {
        var tokens = SqlLexer.Read(sql).ToArray();
        foreach (var name in Names(tokens).Where(isMeant).ToArray())
        {
            tokens[name.Place] = new SqlToken(SqlTokenKind.QuotedName, Identifier.Quoted(replacement));
        }

        return string.Concat(tokens.Select(token => token.Text));
    }

    private static IEnumerable<MentionedName> Names(SqlToken[] tokens)
    {
        var places = Enumerable.Range(0, tokens.Length).Where(place => !tokens[place].IsTrivia).ToArray();
        var inType = false;
        for (var i = 0; i < places.Length; i++)
        {
            var token = tokens[places[i]];
            var previous = i > 0 ? tokens[places[i - 1]] : null;
            var next = i + 1 < places.Length ? tokens[places[i + 1]] : null;
            var beforePrevious = i > 1 ? tokens[places[i - 2]] : null;
            inType = NamesTypeOrCollation(previous) || (inType && GoesOnWithType(token, previous));

            if (token.Name is { } name
                && !IsKeyword(token)
                && !inType
                && !IsGrammar(token, beforePrevious, previous, next))
            {
                yield return new MentionedName(places[i], name, IsQualifier: next?.Is(".") == true);
            }
        }
    }

    // Words that are names elsewhere: a function, the type of a literal (date '2024-01-01', escape '!'), the field in
    // EXTRACT(year FROM born), AT TIME ZONE and IS UNKNOWN.
    private static bool IsGrammar(SqlToken token, SqlToken? beforePrevious, SqlToken? previous, SqlToken? next) =>
        next is { Kind: SqlTokenKind.Literal }
        || next?.Is("(") == true
        || (next?.Is("FROM") == true && beforePrevious?.Is("EXTRACT") == true)
        || (token.Is("AT") && next?.Is("TIME") == true)
        || (token.Is("TIME") && previous?.Is("AT") == true)
        || (token.Is("ZONE") && previous?.Is("TIME") == true)
        || (token.Is("UNKNOWN") && (previous?.Is("IS") == true || previous?.Is("NOT") == true));

    private static bool IsKeyword(SqlToken token) => token.Kind == SqlTokenKind.Word && Keywords.Contains(token.Name!);

    // Of timestamp(3) without time zone, all but the first word.
    private static bool GoesOnWithType(SqlToken token, SqlToken? previous) =>
        TypeParts.Any(token.Is)
        || token.Is("(")
        || token.Kind == SqlTokenKind.Literal
        || (token.Is(")") && previous?.Kind == SqlTokenKind.Literal);

    private static bool NamesTypeOrCollation(SqlToken? previous) =>
        previous is not null && (previous.Is(":") || previous.Is("AS") || previous.Is("COLLATE"));

    /// <summary>An identifier in an expression that is neither a keyword nor a function, a type or a
    /// collation.</summary>
    private sealed record MentionedName(int Place, string Name, bool IsQualifier);
}
