using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Cuts SQL into tokens by SQLite's rules: no dollar quotes, no escapes, no nested comments.</summary>
/// <remarks>The texts of the tokens, joined, are the input: nothing is lost. Compare SQLite's tokenize.c.</remarks>
internal static class SqliteLexer
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

    private static SqlToken Next(string sql, int start) => (sql[start], At(sql, start + 1)) switch
    {
        (var c, _) when IsSpace(c) => Token(sql, start, After(sql, start, IsSpace), SqlTokenKind.Space),
        ('-', '-') => Token(sql, start, After(sql, start, c => c != '\n'), SqlTokenKind.Comment),
        ('/', '*') => Until(sql, start, "*/", SqlTokenKind.Comment),
        ('\'', _) => Quoted(sql, start, open: start, SqlTokenKind.Literal),
        ('x' or 'X', '\'') => Quoted(sql, start, open: start + 1, SqlTokenKind.Literal),
        ('"' or '`', _) => Quoted(sql, start, open: start, SqlTokenKind.QuotedName),
        ('[', _) => Until(sql, start, "]", SqlTokenKind.QuotedName),
        (':', ':') => Token(sql, start, start + 2, SqlTokenKind.Symbol),
        ('?', _) => Token(sql, start, After(sql, start, IsDigit), SqlTokenKind.Parameter),
        (':' or '@' or '$' or '#', var next) when IsWordPart(next) =>
            Token(sql, start, After(sql, start, IsWordPart), SqlTokenKind.Parameter),
        (var c, _) when IsDigit(c) => Token(sql, start, After(sql, start, IsNumberPart), SqlTokenKind.Literal),
        (var c, _) when IsWordPart(c) => Token(sql, start, After(sql, start, IsWordPart), SqlTokenKind.Word),
        _ => Token(sql, start, start + 1, SqlTokenKind.Symbol),
    };

    private static SqlToken Quoted(string sql, int start, int open, SqlTokenKind kind)
    {
        var quote = sql[open];
        for (var i = open + 1; i < sql.Length; i++)
        {
            if (sql[i] != quote)
            {
                continue;
            }

            if (At(sql, i + 1) != quote)
            {
                return Token(sql, start, i + 1, kind);
            }

            i++;
        }

        return Incomplete(sql, start, kind);
    }

    private static SqlToken Until(string sql, int start, string end, SqlTokenKind kind)
    {
        var close = sql.IndexOf(end, start + end.Length, StringComparison.Ordinal);
        return close < 0 ? Incomplete(sql, start, kind) : Token(sql, start, close + end.Length, kind);
    }

    private static SqlToken Token(string sql, int start, int end, SqlTokenKind kind) =>
        new(kind, sql.Substring(start, end - start));

    private static SqlToken Incomplete(string sql, int start, SqlTokenKind kind) =>
        new(kind, sql.Substring(start), IsComplete: false);

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

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsWordPart(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or '$' or >= '\u0080' || IsDigit(c);

    private static bool IsNumberPart(char c) => IsWordPart(c) || c == '.';
}
