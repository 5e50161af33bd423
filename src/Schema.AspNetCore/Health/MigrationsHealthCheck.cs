using Microsoft.Extensions.Diagnostics.HealthChecks;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>Healthy when the database has what this binary needs; what a newer release has added does not matter. Takes no
/// lock, creates nothing, and asks no more once it was so.</summary>
internal sealed class MigrationsHealthCheck(SchemaDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await database.PendingAsync(cancellationToken) is { Count: > 0 } pending
                ? new(context.Registration.FailureStatus, PendingText.OnOneLine(pending))
                : HealthCheckResult.Healthy("Nothing is pending.");
        }
        catch (MigrationException error)
        {
            database.Logger.ReadinessFailed(error.Message);
            return new(context.Registration.FailureStatus, error.OnOneLine);
        }
    }
}
