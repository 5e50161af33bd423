namespace Schema.EndToEnd.Histories;

/// <summary>What is not the same in two texts, line by line.</summary>
internal static class Difference
{
    /// <returns>A line with - for each that is gone, with + for each that is new; empty if there is none.</returns>
    public static string Between(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var lost = before.Except(after).Select(line => $"- {line}");
        var left = after.Except(before).Select(line => $"+ {line}");
        return string.Join("\n", lost.Concat(left));
    }
}
