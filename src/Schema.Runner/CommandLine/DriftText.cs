namespace Schema.Runner;

/// <summary>A comparison for people: each object that drifted, and how.</summary>
internal static class DriftText
{
    private const string Margin = "    ";

    public static string Of(Verification verification) => verification.Drift.Count == 0
        ? $"No drift: {AreObjects(verification.Objects)} as the migrations say.\n"
        : $"Drift: {AreObjects(verification.Drift.Count)} not as the migrations say.\n\n{Of(verification.Drift)}";

    /// <summary>A line for each object, and one or more for each of its aspects.</summary>
    public static string Of(IEnumerable<Drift> drift) => string.Concat(drift.Select(Of));

    private static string AreObjects(int number) => $"{Wording.Count(number, "object")} {(number == 1 ? "is" : "are")}";

    private static string Of(Drift drift) =>
        $"{Word(drift.Kind)}  {drift.Title}\n{string.Concat(drift.Aspects.Select(Of))}";

    private static string Word(DriftKind kind) => kind switch
    {
        DriftKind.Missing => "missing",
        DriftKind.Extra => "extra  ",
        _ => "differs",
    };

    private static string Of(DriftedAspect aspect) => IsShort(aspect.Expected) && IsShort(aspect.Actual)
        ? $"{Margin}{aspect.Name}: is {aspect.Actual ?? "none"}, should be {aspect.Expected ?? "none"}\n"
        : $"{Margin}{aspect.Name}:\n{Lines(aspect)}";

    private static bool IsShort(string? value) => value is null || (!value.Contains('\n') && value.Length <= 100);

    // As a patch that undoes the migrations: - is missing, + is too much. Lines that only changed places are all told.
    private static string Lines(DriftedAspect aspect)
    {
        var (expected, actual) = (Split(aspect.Expected), Split(aspect.Actual));
        var (missing, extra) = (Without(expected, actual), Without(actual, expected));
        return missing.Count + extra.Count == 0
            ? Signed('-', expected) + Signed('+', actual)
            : Signed('-', missing) + Signed('+', extra);
    }

    private static string[] Split(string? text) => text?.Split('\n') ?? [];

    private static List<string> Without(IEnumerable<string> lines, IEnumerable<string> others)
    {
        var left = lines.ToList();
        foreach (var other in others)
        {
            left.Remove(other);
        }

        return left;
    }

    private static string Signed(char sign, IEnumerable<string> lines) =>
        string.Concat(lines.Select(line => $"{Margin}  {sign} {line.TrimEnd('\r')}\n"));
}
