using Schema.Dsl;

namespace Schema.Planning;

/// <summary>Reads the SQL that SQLite keeps of its objects, without what makes no difference: quotes, cases, spaces and
/// comments.</summary>
internal static class SqliteTexts
{
    private static readonly string[] ConstraintWords = ["constraint", "check", "unique", "primary", "foreign"];

    /// <summary>The same text for all spellings of the same.</summary>
    public static string Canonical(string sql) => Canonical(SqliteLexer.Read(sql));

    /// <summary>The columns of a table with their definitions, its constraints by their texts, and what stands around
    /// them.</summary>
    public static (IReadOnlyList<(string Name, string Definition)> Columns, IReadOnlyList<string> Constraints, string Options)
        OfTable(string sql)
    {
        var parts = Parts(sql).ToArray();
        var inside = parts.Skip(1).Take(parts.Length - 2).Where(part => part.Length > 0).ToArray();
        return (
            [
                .. inside.Where(part => !IsConstraint(part))
                    .Select(part => (part[0].Name ?? part[0].Text, Canonical(part.Skip(1)))),
            ],
            [.. inside.Where(IsConstraint).Select(Canonical).OrderBy(text => text, StringComparer.Ordinal)],
            Canonical(parts[parts.Length - 1]));
    }

    // What stands before the parentheses, each column or constraint in them, and what stands behind.
    private static IEnumerable<SqlToken[]> Parts(string sql)
    {
        var part = new List<SqlToken>();
        var depth = 0;
        foreach (var token in SqliteLexer.Read(sql).WithoutTrivia())
        {
            depth += token.Is("(") ? 1 : token.Is(")") ? -1 : 0;
            if ((depth == 1 && (token.Is("(") || token.Is(","))) || (depth == 0 && token.Is(")")))
            {
                yield return [.. part];
                part.Clear();
            }
            else
            {
                part.Add(token);
            }
        }

        yield return [.. part];
    }

    private static bool IsConstraint(SqlToken[] part) =>
        part[0].Kind == SqlTokenKind.Word && ConstraintWords.Contains(part[0].Text, StringComparer.OrdinalIgnoreCase);

    private static string Canonical(IEnumerable<SqlToken> tokens) =>
        string.Join(" ", tokens.WithoutTrivia().Select(token => token.Name?.ToLowerInvariant() ?? token.Text));
}
