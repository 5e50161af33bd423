using Schema.Dsl;

namespace Schema.Planning;

/// <summary>What has to be known and changed of expressions that authors write with PostgreSQL in mind.</summary>
internal static class SqliteExpression
{
    /// <summary>What may follow the first word of a type's name, besides numbers.</summary>
    private static readonly string[] TypeParts =
        ["(", ",", ")", "precision", "varying", "with", "without", "time", "zone"];

    /// <summary>The value or column, where the expression is no more than that, or a cast of it.</summary>
    /// <remarks>SQLite converts what it stores to the column's affinity: such a cast has nothing to add.</remarks>
    public static string WithoutCast(string sql) => Operand(sql)?.Text ?? sql;

    /// <summary>The value or column that it is, or is a cast of; <see langword="null"/> if it is more.</summary>
    public static SqlToken? Operand(string sql)
    {
        var tokens = SqliteLexer.Read(sql).WithoutTrivia();
        return tokens.Length > 0
            && tokens[0].Kind is SqlTokenKind.Literal or SqlTokenKind.Word or SqlTokenKind.QuotedName
            && (tokens.Length == 1 || IsCast(tokens))
            ? tokens[0]
            : null;
    }

    /// <summary>Why SQLite cannot read it, and what to write instead, where PostgreSQL's <c>::</c> is in it.</summary>
    public static string? RefuseCast(string sql) => SqliteLexer.Read(sql).Any(token => token.Is("::"))
        ? $"SQLite has no casts with ::, as in {sql}; write CAST(… AS …)"
        : null;

    /// <summary>The expression with every <c>table.column</c> as <c>column</c>.</summary>
    public static string Unqualified(string sql, string table)
    {
        var tokens = SqliteLexer.Read(sql).ToList();
        for (var i = tokens.Count - 2; i >= 0; i--)
        {
            if (tokens[i + 1].Is(".") && string.Equals(tokens[i].Name, table, StringComparison.OrdinalIgnoreCase))
            {
                tokens.RemoveRange(i, 2);
            }
        }

        return string.Concat(tokens.Select(token => token.Text));
    }

    private static bool IsCast(SqlToken[] tokens) =>
        tokens.Length > 2
        && tokens[1].Is("::")
        && tokens[2].Kind == SqlTokenKind.Word
        && tokens.Skip(3).All(EndsType);

    private static bool EndsType(SqlToken token) =>
        token.Kind == SqlTokenKind.Literal || TypeParts.Any(token.Is);
}
