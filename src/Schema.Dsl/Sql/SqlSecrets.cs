namespace Schema.Dsl;

/// <summary>Keeps passwords in raw SQL out of logs and messages.</summary>
internal static class SqlSecrets
{
    /// <summary>The text with the literals behind the word PASSWORD made unreadable.</summary>
    public static string Mask(string sql)
    {
        var tokens = SqlLexer.Read(sql).ToArray();
        SqlToken? previous = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (token.Kind == SqlTokenKind.Literal && previous?.Is("PASSWORD") == true)
            {
                tokens[i] = token with { Text = "'…'" };
            }

            previous = token.IsTrivia ? previous : token;
        }

        return string.Concat(tokens.Select(token => token.Text));
    }

    /// <summary>What another's statement does, on one line and without a value in it: nobody can tell what those
    /// are.</summary>
    /// <param name="length">How many characters are enough.</param>
    public static string Outline(string sql, int length)
    {
        var line = string.Concat(SqlLexer.Read(sql).Select(token => token switch
        {
            { Kind: SqlTokenKind.Literal } => "…",
            { IsTrivia: true } => " ",
            _ => token.Text,
        })).Trim();
        return line.Length <= length ? line : $"{line.Substring(0, length).TrimEnd()} …";
    }
}
