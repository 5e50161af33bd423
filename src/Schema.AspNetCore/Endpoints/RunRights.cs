using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Schema.AspNetCore;

/// <summary>Who may start a run, follow it, and see the schema.</summary>
/// <param name="policy"><see langword="null"/> for the default policy.</param>
/// <param name="hasAuthorization">The application has authorization at all. Without, nobody may.</param>
internal sealed class RunRights(string? policy, bool hasAuthorization)
{
    public IEndpointConventionBuilder Guard(IEndpointConventionBuilder endpoint) =>
        !hasAuthorization ? endpoint
            : policy is null ? endpoint.RequireAuthorization()
            : endpoint.RequireAuthorization(policy);

    /// <summary>Whether whoever asks for a guarded endpoint may: where there is authorization, it has let them
    /// in.</summary>
    public bool LetsIn(HttpContext context) => hasAuthorization || IsOpen(context);

    /// <summary>Whether whoever asks for an open endpoint could ask for the guarded ones too.</summary>
    public async Task<bool> HasAsync(HttpContext context)
    {
        if (IsOpen(context))
        {
            return true;
        }

        if (!hasAuthorization)
        {
            return false;
        }

        var services = context.RequestServices;
        var policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
        var needed = policy is null ? await policies.GetDefaultPolicyAsync() : await policies.GetPolicyAsync(policy);
        return needed is not null
            && (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(context.User, context, needed))
                .Succeeded;
    }

    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
