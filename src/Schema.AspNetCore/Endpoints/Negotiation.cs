using Microsoft.AspNetCore.Http;

namespace Schema.AspNetCore;

/// <summary>What a client wants to get, and where it comes from.</summary>
internal static class Negotiation
{
    private const string Html = "text/html";

    /// <summary>Whether it names HTML, and nothing of ours before that.</summary>
    public static bool WantsHtml(HttpRequest request) => Preferred(request) is Html;

    /// <summary>Whether it names a type, and nothing of ours before that.</summary>
    public static bool Wants(HttpRequest request, string type) => Preferred(request) == type;

    /// <summary>Whether a browser sends it for another site, with a cookie of ours. See the W3C's Fetch Metadata.</summary>
    public static bool ComesFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site)
        {
            return site is not (["same-origin"] or ["none"]);
        }

        // Older browsers say it so. Others than browsers say nothing, and have no cookies of ours.
        return request.Headers.Origin is [{ } origin]
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static string? Preferred(HttpRequest request) =>
        request.GetTypedHeaders().Accept
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => accepted.MediaType.Value?.ToLowerInvariant())
            .FirstOrDefault(type => type is Html or "application/json" or ServerSentEvents.ContentType or "*/*");
}
