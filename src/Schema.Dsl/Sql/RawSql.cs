using System.Text.RegularExpressions;

namespace Schema.Dsl;

/// <summary>What raw SQL may have done to what is known.</summary>
internal static class RawSql
{
    /// <summary>The first words of statements that can change a definition, or run text that does.</summary>
    private static readonly HashSet<string> Changing =
        new(StringComparer.Ordinal) { "alter", "call", "do", "drop", "execute" };

    /// <summary>Whether it may have changed the table's definition: such a statement mentions the table or an index of
    /// it, be it in a text.</summary>
    public static bool MayChange(string sql, Table table) =>
        MayChange(sql, Changing, [table.Name.Name, .. table.Indexes.Select(index => index.Name)]);

    /// <summary>Whether it may have changed the object's definition. A <c>CREATE OR REPLACE</c> changes one
    /// too.</summary>
    public static bool MayChange(string sql, SchemaObject known) =>
        MayChange(sql, [.. Changing, "create"], [known.Name.Name.Name]);

    private static bool MayChange(string sql, HashSet<string> verbs, IReadOnlyList<string> names) =>
        SqlStatements.Split(sql)
            .Select(statement => SqlLexer.Read(statement).WithoutTrivia())
            .Any(tokens => verbs.Contains(tokens[0].Name ?? "")
                && tokens.Any(token => names.Any(name => Mentions(token, name))));

    private static bool Mentions(SqlToken token, string name) => token.Kind is SqlTokenKind.Literal
        ? Regex.IsMatch(token.Text, $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.IgnoreCase)
        : token.Name == name;
}
