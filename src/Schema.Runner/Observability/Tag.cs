using System.Globalization;

namespace Schema.Runner;

/// <summary>The names of what spans and measurements say, those of OpenTelemetry's semantic conventions for databases
/// where it has one.</summary>
internal static class Tag
{
    public const string System = "db.system.name";
    public const string Namespace = "db.namespace";
    public const string Collection = "db.collection.name";
    public const string StatusCode = "db.response.status_code";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";
    public const string Operation = "schema.operation";
    public const string Release = "schema.release";
    public const string Migrations = "schema.migrations";
    public const string Version = "schema.migration.version";
    public const string Name = "schema.migration.name";
    public const string Direction = "schema.migration.direction";
    public const string StepSummary = "schema.step.summary";
    public const string RowsPassed = "schema.backfill.rows_passed";
    public const string RowsChanged = "schema.backfill.rows_changed";
    public const string Reason = "schema.wait.reason";

    /// <summary>What tells a kind of failure from others. Its text stays in the log: it may quote a statement.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> OfError(Exception error)
    {
        yield return new(ErrorType, error.GetType().FullName);
        if (error is MigrationFailedException { SqlState: { } failed })
        {
            yield return new(StatusCode, failed);
        }
        else if (error is DatabaseUnavailableException { SqlState: { } unavailable })
        {
            yield return new(StatusCode, unavailable);
        }
    }

    public static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
