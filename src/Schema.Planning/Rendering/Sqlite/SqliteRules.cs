namespace Schema.Planning;

/// <summary>What a definition says beyond names and types. ALTER TABLE edits its text, but none of this.</summary>
internal static class SqliteRules
{
    private static readonly string[] Words =
    [
        "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "NOT", "DEFAULT", "COLLATE", "AS", "AUTOINCREMENT",
        "CASCADE", "RESTRICT", "SET", "DEFERRABLE", "CONFLICT", "WITHOUT", "STRICT",
    ];

    /// <summary>What a definition has more of than another, in words: <c>CHECK (2 instead of 1)</c>.</summary>
    public static IReadOnlyList<string> Beyond(string known, string definition)
    {
        var counts = Count(known);
        return
        [
            .. from word in Count(definition)
               let knownCount = counts.TryGetValue(word.Key, out var count) ? count : 0
               where word.Value > knownCount
               select $"{word.Key} ({word.Value} instead of {knownCount})",
        ];
    }

    private static Dictionary<string, int> Count(string definition) => SqliteLexer.Read(definition)
        .Where(token => Words.Any(token.Is))
        .GroupBy(token => token.Text.ToUpperInvariant())
        .ToDictionary(group => group.Key, group => group.Count());
}
