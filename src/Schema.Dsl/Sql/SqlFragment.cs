namespace Schema.Dsl;

/// <summary>SQL of an author's that becomes a part of a statement: it must not reach beyond its place.</summary>
internal static class SqlFragment
{
    private static readonly string[] Modifiers =
        ["NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "CONSTRAINT", "GENERATED", "COLLATE"];

    private static readonly string[] QueryStarts = ["SELECT", "WITH", "VALUES", "TABLE", "("];

    /// <summary>Checks an expression.</summary>
    /// <param name="what">What it is, for the message: <c>The default of column "age" of "users"</c>.</param>
    /// <exception cref="InvalidMigrationException">It is blank, or would end or swallow what is around it.</exception>
    public static string Expression(string? sql, string what) => Checked(sql, what, tokens => Trouble(tokens));

    /// <summary>Checks expressions or assignments with commas between them.</summary>
    /// <inheritdoc cref="Expression"/>
    public static string List(string? sql, string what) =>
        Checked(sql, what, tokens => Trouble(tokens, allowsCommas: true));

    /// <summary>Checks a query.</summary>
    /// <inheritdoc cref="Expression"/>
    public static string Query(string? sql, string what)
    {
        var query = List(sql, what);
        var first = SqlLexer.Read(query).First(token => !token.IsTrivia);
        return QueryStarts.Any(first.Is)
            ? query
            : throw new InvalidMigrationException($"{what} is no SELECT: {query}");
    }

    /// <summary>Checks the name of a type, or something as short, which no comment belongs in.</summary>
    /// <inheritdoc cref="Expression"/>
    public static string Type(string? sql, string what) =>
        Checked(sql, what, tokens => Comment(tokens) ?? Trouble(tokens) ?? Modifier(tokens));

    /// <summary>Checks an operator class: <c>text_ops</c>, <c>public.gist_trgm_ops(siglen=32)</c>.</summary>
    /// <inheritdoc cref="Expression"/>
    public static string OperatorClass(string? sql, string what)
    {
        var checkedSql = Type(sql, what);
        return IsNameWithParameters(SqlLexer.Read(checkedSql).WithoutTrivia())
            ? checkedSql
            : throw new InvalidMigrationException(
                $"{what} is no name: {checkedSql}. Write \"text_ops\", or \"gist_trgm_ops(siglen=32)\"; "
                + "direction, nulls and collation are said by parameters of their own.");
    }

    private static bool IsNameWithParameters(SqlToken[] tokens)
    {
        var rest = tokens.Skip(tokens.Length > 2 && tokens[1].Is(".") ? 3 : 1).ToArray();
        return tokens[0].Name is not null
            && (rest.Length == 0
                || (rest[0].Is("(") && Array.FindIndex(rest, token => token.Is(")")) == rest.Length - 1));
    }

    private static string Checked(string? sql, string what, Func<SqlToken[], string?> findTrouble)
    {
        var tokens = SqlLexer.Read(sql ?? "").ToArray();
        if (tokens.All(token => token.IsTrivia))
        {
            throw new InvalidMigrationException($"{what} is blank.");
        }

        return findTrouble(tokens) is { } trouble
            ? throw new InvalidMigrationException(
                $"{what} has {trouble} in it: {sql!.Replace("\0", "\\0")}. "
                + "It becomes a part of a statement, and has to be whole by itself; "
                + "statements of your own go into Execute.")
            : sql!;
    }

    private static string? Trouble(SqlToken[] tokens, bool allowsCommas = false) =>
        tokens.Any(token => token.Text.IndexOf('\0') >= 0) ? "a NUL character"
        : tokens.Any(token => !token.IsComplete) ? "a quote or a comment that nothing closes"
        : tokens.Any(token => token.Is(";")) ? "a semicolon"
        : EndsInLineComment(tokens) ? "a comment"
        : OddBracket(tokens, allowsCommas);

    private static string? Comment(SqlToken[] tokens) =>
        tokens.Any(token => token is { Kind: SqlTokenKind.Comment, IsComplete: true }) ? "a comment" : null;

    // The builder has methods for these, and the model knows what they say.
    private static string? Modifier(SqlToken[] tokens) =>
        Modifiers.FirstOrDefault(word => tokens.Any(token => token.Is(word))) is { } modifier
            ? $"{modifier}, which is said by the builder's own methods,"
            : null;

    // It would swallow what follows.
    private static bool EndsInLineComment(SqlToken[] tokens) =>
        tokens[tokens.Length - 1] is { Kind: SqlTokenKind.Comment } last && last.Text[0] == '-';

    private static string? OddBracket(IEnumerable<SqlToken> tokens, bool allowsCommas)
    {
        var open = new Stack<string>();
        foreach (var token in tokens)
        {
            if (token.Is("(") || token.Is("["))
            {
                open.Push(token.Is("(") ? ")" : "]");
            }
            else if (token.Is(",") && open.Count == 0 && !allowsCommas)
            {
                return "a comma outside of brackets";
            }
            else if ((token.Is(")") || token.Is("]")) && (open.Count == 0 || open.Pop() != token.Text))
            {
                return "a bracket that closes nothing";
            }
        }

        return open.Count > 0 ? "a bracket that nothing closes" : null;
    }
}
