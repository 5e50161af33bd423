using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Schema.AspNetCore;

/// <summary>Tells load balancers whether the database has what this binary needs.</summary>
public static class SchemaMigrationsHealthChecks
{
    /// <summary>The tag of the check: <c>ready</c>. It says whether to send traffic, never whether to restart.</summary>
    public const string ReadyTag = "ready";

    /// <summary>Adds a check of the database of <see cref="SchemaMigrationsServices.AddSchemaMigrations"/>: healthy when
    /// nothing is pending that <see cref="SchemaMigrationsOptions"/> asks for. A newer database is fine. It takes no lock
    /// and creates nothing; once nothing was pending, it does not ask again.</summary>
    /// <param name="builder">That of <c>AddHealthChecks()</c>.</param>
    /// <param name="key">Of the database; <see langword="null"/> for the one without.</param>
    /// <param name="name">The name of the check; <see langword="null"/> for <c>schema</c>, with a key
    /// <c>schema:key</c>.</param>
    /// <param name="failureStatus">What it says while something is pending; <see langword="null"/> for
    /// unhealthy.</param>
    /// <param name="tags">Its tags; <see langword="null"/> for <see cref="ReadyTag"/>.</param>
    public static IHealthChecksBuilder AddSchemaMigrations(
        this IHealthChecksBuilder builder,
        string? key = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new(
            name ?? (key is null ? "schema" : $"schema:{key}"),
            services => new MigrationsHealthCheck(services.GetRequiredKeyedService<SchemaDatabase>(key ?? "")),
            failureStatus,
            tags ?? [ReadyTag]));
    }
}
