using System.Globalization;

namespace Schema.Benchmarks;

/// <summary>Writes what was measured as a table in Markdown.</summary>
internal static class Report
{
    private const string Seconds = "0.000 s";
    private const string Ratio = "0.00";

    public static void Write(TextWriter writer, string title, IReadOnlyList<(Lap Schema, Lap Plain)> laps)
    {
        writer.WriteLine($"""

            {title}

            | | Schema | plain Npgsql | ratio, median (range) |
            |---|--:|--:|--:|
            """);
        Row("apply", lap => lap.Apply.Time.TotalSeconds, Seconds);
        Row("apply, processor time of both ends", lap => (lap.Apply.Client + lap.Apply.Server).TotalSeconds, Seconds);
        Row("apply, processor time of the client", lap => lap.Apply.Client.TotalSeconds, Seconds);
        Row("apply, peak of managed memory", lap => lap.Apply.Peak / 1e6, "0.0 MB");
        Row("check", lap => lap.Check.Time.TotalSeconds, Seconds);
        Row("check, processor time of the client", lap => lap.Check.Client.TotalSeconds, Seconds);

        void Row(string name, Func<Lap, double> value, string format)
        {
            var schema = Median(laps.Select(run => value(run.Schema)));
            var plain = Median(laps.Select(run => value(run.Plain)));
            var ratios = laps.Select(run => value(run.Schema) / value(run.Plain)).ToList();
            var range = $"{Text(ratios.Min(), Ratio)} to {Text(ratios.Max(), Ratio)}";
            var median = Text(Median(ratios), Ratio);
            writer.WriteLine($"| {name} | {Text(schema, format)} | {Text(plain, format)} | {median} ({range}) |");
        }
    }

    /// <param name="inUse">After each run of Schema alone.</param>
    public static void WriteMemory(TextWriter writer, IEnumerable<long> inUse) => writer.WriteLine(
        $"\nManaged memory in use, after each run of Schema alone: {string.Join(", ", inUse.Select(Megabytes))}");

    private static string Megabytes(long bytes) => Text(bytes / 1e6, "0.0 MB");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
