using System.Globalization;

namespace Schema.Runner;

/// <summary>How far something is, as a bar: <c>[######..............]</c>.</summary>
internal static class ProgressBar
{
    private const int Width = 20;

    /// <param name="state">Of a log message that has rows, and an estimate of them.</param>
    public static string Of(object? state)
    {
        var values = (state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            .ToDictionary(value => value.Key, value => value.Value);
        var share = Number("Rows") / Math.Max(Number("Estimate"), 1);
        var full = (int)Math.Clamp(share * Width, 0, Width);
        return $"[{new string('#', full)}{new string('.', Width - full)}]";

        double Number(string name) => values.TryGetValue(name, out var value)
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : 0;
    }
}
