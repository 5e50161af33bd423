using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Schema.AspNetCore;

/// <summary>Shows where the database stands, and lets those who may start a run.</summary>
public static class SchemaMigrationsEndpoints
{
    /// <summary>Maps, at one address: <c>GET</c>, the status as JSON, as <c>status --json</c> writes it, or as a page for
    /// a browser; <c>POST</c>, which starts a run of what is pending; and <c>GET …/events</c>, which tells a run's
    /// progress as server-sent events.</summary>
    /// <remarks>The status is open to everybody who reaches the address: it holds the names of migrations and of the role
    /// that applied them. The rest needs authorization: to start a run, to follow it, and to see the schema, which the page
    /// also shows in the environment <c>Development</c>. <c>RequireAuthorization</c> on what is returned closes all of it,
    /// <c>AllowAnonymous</c> opens all of it.</remarks>
    /// <param name="endpoints">The application's.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="policy">The policy of those who may start a run; <see langword="null"/> for the default policy: who
    /// is signed in.</param>
    /// <param name="key">Of the database; <see langword="null"/> for the one without.</param>
    public static IEndpointConventionBuilder MapSchemaMigrations(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern = "/migrations",
        string? policy = null,
        string? key = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var rights = new RunRights(policy, services.GetService<IAuthorizationPolicyProvider>() is not null);
        var handlers = new MigrationsHandlers(
            services.GetRequiredKeyedService<SchemaDatabase>(key ?? ""),
            services.GetRequiredKeyedService<RunBoard>(key ?? ""),
            rights);

        var group = endpoints.MapGroup(pattern);
        group.MapGet("", handlers.ShowAsync).WithDisplayName("Schema: status");
        rights.Guard(group.MapPost("", handlers.StartAsync)).WithDisplayName("Schema: start a run");
        rights.Guard(group.MapGet("/events", handlers.FollowAsync)).WithDisplayName("Schema: follow a run");
        return group;
    }
}
