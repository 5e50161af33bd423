namespace Schema.Runner;

/// <summary>Tells a misspelt verb from a word of the application's own.</summary>
internal static class Misspelling
{
    private const int LongWord = 7;
    private const int Beginning = 4;

    // A slip away from a verb, and words all the same.
    private static readonly string[] Words = ["stats", "scripts", "scheme", "schemas", "roll"];

    /// <returns>The verb that was meant; <see langword="null"/> if it was none.</returns>
    public static string? Meant(string word, IEnumerable<string> verbs) => Meant(word.ToLowerInvariant(), [.. verbs]);

    private static string? Meant(string word, string[] verbs) =>
        Words.Contains(word)
            ? null
            : verbs.FirstOrDefault(verb => IsCutShort(word, verb) || Distance(word, verb) <= Tolerance(verb));

    private static bool IsCutShort(string word, string verb) =>
        word.Length >= Beginning && verb.StartsWith(word, StringComparison.Ordinal);

    // Two slips in a short word make another word: "state" is not "status".
    private static int Tolerance(string verb) => verb.Length >= LongWord ? 2 : 1;

    // The letters to insert, drop, replace or swap with a neighbour (optimal string alignment).
    private static int Distance(string from, string to)
    {
        var distances = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0 ? i + j : Step(i, j);
            }
        }

        return distances[from.Length, to.Length];

        int Step(int i, int j)
        {
            var replaced = distances[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            var least = Math.Min(replaced, Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1);
            return i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]
                ? Math.Min(least, distances[i - 2, j - 2] + 1)
                : least;
        }
    }
}
