namespace Schema.Dsl;

/// <summary>Cuts SQL into tokens by the rules of the PostgreSQL manual, chapter 4.1, with standard-conforming
/// strings.</summary>
/// <remarks>The texts of the tokens, joined, are the input: nothing is lost.</remarks>
internal static class SqlLexer
{
    public static IEnumerable<SqlToken> Read(string sql)
    {
        for (var start = 0; start < sql.Length;)
        {
            var token = Next(sql, start);
            yield return token;
            start += token.Text.Length;
        }
    }

    private static SqlToken Next(string sql, int start) => sql[start] switch
    {
        var c when char.IsWhiteSpace(c) => Token(sql, start, After(sql, start, char.IsWhiteSpace), SqlTokenKind.Space),
        '-' when At(sql, start + 1) == '-' => Token(sql, start, LineEnd(sql, start), SqlTokenKind.Comment),
        '/' when At(sql, start + 1) == '*' => BlockComment(sql, start),
        '\'' => Quoted(sql, start, open: start, SqlTokenKind.Literal),
        '"' => Quoted(sql, start, open: start, SqlTokenKind.QuotedName),
        '$' => Dollar(sql, start),
        var c when StartsWord(c) => WordOrPrefixedString(sql, start),
        var c when IsDigit(c) => Token(sql, start, After(sql, start, IsNumberPart), SqlTokenKind.Literal),
        _ => Token(sql, start, start + 1, SqlTokenKind.Symbol),
    };

    private static SqlToken WordOrPrefixedString(string sql, int start) => (sql[start], At(sql, start + 1)) switch
    {
        ('e' or 'E', '\'') => Quoted(sql, start, open: start + 1, SqlTokenKind.Literal, backslashes: true),
        ('b' or 'B' or 'x' or 'X' or 'n' or 'N', '\'') => Quoted(sql, start, open: start + 1, SqlTokenKind.Literal),
        ('u' or 'U', '&') when At(sql, start + 2) is '\'' or '"' =>
            Quoted(sql, start, open: start + 2, SqlTokenKind.Literal),
        _ => Token(sql, start, After(sql, start, IsWordPart), SqlTokenKind.Word),
    };

    private static SqlToken Quoted(string sql, int start, int open, SqlTokenKind kind, bool backslashes = false)
    {
        var quote = sql[open];
        for (var i = open + 1; i < sql.Length; i++)
        {
            var escapes = (backslashes && sql[i] == '\\') || (sql[i] == quote && At(sql, i + 1) == quote);
            if (escapes)
            {
                i++;
            }
            else if (sql[i] == quote)
            {
                return Token(sql, start, i + 1, kind);
            }
        }

        return Incomplete(sql, start, kind);
    }

    private static SqlToken Dollar(string sql, int start)
    {
        if (IsDigit(At(sql, start + 1)))
        {
            return Token(sql, start, After(sql, start + 1, IsDigit), SqlTokenKind.Parameter);
        }

        var tagEnd = StartsWord(At(sql, start + 1)) ? After(sql, start + 1, IsTagPart) : start + 1;
        if (At(sql, tagEnd) != '$')
        {
            return Token(sql, start, start + 1, SqlTokenKind.Symbol);
        }

        var tag = sql.Substring(start, tagEnd + 1 - start);
        var close = sql.IndexOf(tag, tagEnd + 1, StringComparison.Ordinal);
        return close < 0
            ? Incomplete(sql, start, SqlTokenKind.Literal)
            : Token(sql, start, close + tag.Length, SqlTokenKind.Literal);
    }

    // Block comments nest, unlike C's.
    private static SqlToken BlockComment(string sql, int start)
    {
        var depth = 0;
        for (var i = start; i < sql.Length - 1; i++)
        {
            switch (sql[i], sql[i + 1])
            {
                case ('/', '*'):
                    depth++;
                    i++;
                    break;
                case ('*', '/') when --depth == 0:
                    return Token(sql, start, i + 2, SqlTokenKind.Comment);
                case ('*', '/'):
                    i++;
                    break;
            }
        }

        return Incomplete(sql, start, SqlTokenKind.Comment);
    }

    private static SqlToken Token(string sql, int start, int end, SqlTokenKind kind) =>
        new(kind, sql.Substring(start, end - start));

    private static SqlToken Incomplete(string sql, int start, SqlTokenKind kind) =>
        new(kind, sql.Substring(start), IsComplete: false);

    private static int LineEnd(string sql, int start) => After(sql, start, c => c is not ('\n' or '\r'));

    private static int After(string sql, int start, Func<char, bool> belongs)
    {
        var end = start + 1;
        while (end < sql.Length && belongs(sql[end]))
        {
            end++;
        }

        return end;
    }

    private static char At(string sql, int index) => index < sql.Length ? sql[index] : '\0';

    private static bool StartsWord(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= '\u0080';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsTagPart(char c) => StartsWord(c) || IsDigit(c);

    private static bool IsWordPart(char c) => IsTagPart(c) || c == '$';

    private static bool IsNumberPart(char c) => IsTagPart(c) || c == '.';
}
