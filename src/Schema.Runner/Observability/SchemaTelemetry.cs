namespace Schema.Runner;

/// <summary>The names by which an application subscribes to the traces and metrics of runs: with OpenTelemetry,
/// <c>tracing.AddSource(SchemaTelemetry.ActivitySourceName)</c> and
/// <c>metrics.AddMeter(SchemaTelemetry.MeterName)</c>. See docs/observability.md for what they tell.</summary>
public static class SchemaTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>.</summary>
    public const string ActivitySourceName = "Schema";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "Schema";
}
