using System.Globalization;

namespace Schema.Runner;

/// <summary>Backfills for people: a line each.</summary>
internal static class BackfillTable
{
    public static string Of(IReadOnlyList<BackfillStatus> backfills) => backfills.Count == 0
        ? "No migration has filled rows in batches yet.\n"
        : string.Concat(backfills.Select(Line));

    /// <summary>How far it is.</summary>
    public static string Rows(BackfillStatus one) => one.Estimate is { } estimate
        ? string.Create(CultureInfo.InvariantCulture, $"{one.Done} of about {estimate} rows")
        : string.Create(CultureInfo.InvariantCulture, $"{one.Done} rows");

    private static string Line(BackfillStatus one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.State,-9}  {one.Version} {one.Name}: {one.Table}, {Rows(one)}{Where(one)}{By(one)}{Why(one)}\n");

    private static string Where(BackfillStatus one) =>
        one.InBackground ? ", in the background" : one.IsBackward ? ", on the way back" : "";

    private static string By(BackfillStatus one) => one.Runner is { } runner ? $", by {runner}" : "";

    private static string Why(BackfillStatus one) => one.LastError is { } error ? $": {error}" : "";
}
