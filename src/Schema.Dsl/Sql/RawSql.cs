using System.Text.RegularExpressions;

namespace Schema.Dsl;

/// <summary>What raw SQL may have done to a table.</summary>
internal static class RawSql
{
    /// <summary>The first words of statements that can change a definition, or run text that does.</summary>
    private static readonly HashSet<string> Changing =
        new(StringComparer.Ordinal) { "alter", "call", "do", "drop", "execute" };

    /// <summary>Whether it may have changed the table's definition: such a statement mentions the table or an index of
    /// it, be it in a text.</summary>
    public static bool MayChange(string sql, Table table) => SqlStatements.Split(sql)
        .Select(statement => SqlLexer.Read(statement).WithoutTrivia())
        .Any(tokens => Changing.Contains(tokens[0].Name ?? "") && tokens.Any(token => Mentions(token, table)));

    private static bool Mentions(SqlToken token, Table table) =>
        Mentions(token, table.Name.Name) || table.Indexes.Any(index => Mentions(token, index.Name));

    private static bool Mentions(SqlToken token, string name) => token.Kind is SqlTokenKind.Literal
        ? Regex.IsMatch(token.Text, $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.IgnoreCase)
        : token.Name == name;
}
