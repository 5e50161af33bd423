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
}
