using System.Globalization;
using System.Text.RegularExpressions;

namespace Schema.Dsl;

/// <summary>Times as PostgreSQL's settings write them: <c>250ms</c>, <c>1.5 h</c>.</summary>
internal static class PostgresTime
{
    /// <summary>What to write instead of something else.</summary>
    public const string Advice =
        "Write a number and ms, s, min, h or d, such as 5s or 1.5h, up to 24 days; 0 is for no bound.";

    private static readonly Dictionary<string, double> Milliseconds = new()
    {
        ["us"] = 0.001,
        [""] = 1,
        ["ms"] = 1,
        ["s"] = 1_000,
        ["min"] = 60_000,
        ["h"] = 3_600_000,
        ["d"] = 86_400_000,
    };

    private static readonly Regex Parts = new(
        "^ *(?<number>[0-9]+(\\.[0-9]*)?|\\.[0-9]+) *(?<unit>[a-z]*) *$", RegexOptions.CultureInvariant);

    /// <summary>Whether the server takes it for <c>lock_timeout</c>: in whole milliseconds it is an
    /// <c>integer</c>.</summary>
    public static bool IsTime(string text) => InMilliseconds(text) is not null;

    /// <summary>How long that is, as the server rounds it; <see langword="null"/> for what is not a time.</summary>
    public static int? InMilliseconds(string text) =>
        Parts.Match(text) is { Success: true } parts
        && Milliseconds.TryGetValue(parts.Groups["unit"].Value, out var unit)
        && double.TryParse(
            parts.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Round(number * unit) is <= int.MaxValue and var rounded
            ? (int)rounded
            : null;
}
