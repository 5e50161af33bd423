using System.Globalization;

namespace Schema.Runner;

/// <summary>The history for people: a line each, in the order of application.</summary>
internal static class HistoryTable
{
    public static string Of(IReadOnlyList<MigrationStatus> migrations)
    {
        if (migrations.Count == 0)
        {
            return "Nothing is applied.\n";
        }

        string[][] rows = [["Applied at", "Migration ID", "Migration Name", "Took", "By", "Release"], .. migrations.Select(Row)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return string.Concat(rows.Select(row =>
            $"{string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()}\n"));
    }

    private static string[] Row(MigrationStatus migration) =>
    [
        migration.AppliedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "",
        migration.IsRepeatable ? "repeatable" : migration.Version.ToString(CultureInfo.InvariantCulture),
        migration.Name,
        migration.Duration is { } took ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0}s") : "",
        migration.AppliedBy ?? "",
        migration.Release ?? "",
    ];
}
