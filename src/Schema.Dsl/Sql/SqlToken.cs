namespace Schema.Dsl;

/// <summary>A piece of SQL text, as PostgreSQL's lexer cuts it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text, as written.</param>
/// <param name="IsComplete">False for a string, name or comment that the input ends in the middle of.</param>
internal sealed record SqlToken(SqlTokenKind Kind, string Text, bool IsComplete = true)
{
    /// <summary>The name that an identifier stands for: folded to lower case, or unquoted. <see langword="null"/> for
    /// other tokens.</summary>
    public string? Name => Kind switch
    {
        SqlTokenKind.Word => Text.ToLowerInvariant(),
        SqlTokenKind.QuotedName when IsComplete => Text.Substring(1, Text.Length - 2).Replace("\"\"", "\""),
        _ => null,
    };

    /// <summary>The text that a plain string stands for, <c>'it''s'</c>; <see langword="null"/> for other
    /// tokens.</summary>
    public string? StringValue => Kind == SqlTokenKind.Literal && IsComplete && Text[0] == '\''
        ? Text.Substring(1, Text.Length - 2).Replace("''", "'")
        : null;

    /// <summary>A string that stands for a text.</summary>
    public static SqlToken OfString(string text) => new(SqlTokenKind.Literal, $"'{text.Replace("'", "''")}'");

    /// <summary>White space or a comment: nothing to the parser.</summary>
    public bool IsTrivia => Kind is SqlTokenKind.Space or SqlTokenKind.Comment;

    /// <summary>A comment that ends a statement: Migratus' <c>--;;</c>.</summary>
    public bool IsSeparator => Kind == SqlTokenKind.Comment && Text.StartsWith("--;;", StringComparison.Ordinal);

    /// <summary>Whether it is this keyword or symbol.</summary>
    public bool Is(string text) =>
        Kind is SqlTokenKind.Word or SqlTokenKind.Symbol
        && string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);
}

internal static class SqlTokens
{
    /// <summary>What the parser gets to see: neither space nor comments.</summary>
    public static SqlToken[] WithoutTrivia(this IEnumerable<SqlToken> tokens) =>
        [.. tokens.Where(token => !token.IsTrivia)];
}

internal enum SqlTokenKind
{
    Word,
    QuotedName,
    Literal,
    Parameter,
    Symbol,
    Space,
    Comment,
}
