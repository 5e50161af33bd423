using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Schema.Runner;

/// <summary>What is measured, and in which units. The names are kept for good: people draw and alarm by them.</summary>
internal static class Instruments
{
    public static readonly ActivitySource Activities = new(SchemaTelemetry.ActivitySourceName);

    private static readonly Meter Meter = new(SchemaTelemetry.MeterName);

    public static readonly Histogram<double> RunDuration = Meter.CreateHistogram<double>(
        "schema.run.duration", "s", "How long a run took, with its waits.");

    public static readonly Histogram<double> MigrationDuration = Meter.CreateHistogram<double>(
        "schema.migration.duration", "s", "How long a migration took, to its commit.");

    public static readonly Counter<double> WaitTime = Meter.CreateCounter<double>(
        "schema.wait.time", "s", "How long runs have waited for others.");

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "schema.retries", "{retry}", "How often something was tried again.");

    public static readonly Counter<long> RowsPassed = Meter.CreateCounter<long>(
        "schema.backfill.rows_passed", "{row}", "How many rows backfills have passed.");

    public static readonly Counter<long> RowsChanged = Meter.CreateCounter<long>(
        "schema.backfill.rows_changed", "{row}", "How many rows backfills have changed.");
}
