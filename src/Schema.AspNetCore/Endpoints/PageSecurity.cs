using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Schema.AspNetCore;

/// <summary>Lets a page do what it says itself, and nothing else: no script, style, image or frame of anybody's.</summary>
internal static class PageSecurity
{
    /// <returns>The word by which the browser knows the page's own script and style.</returns>
    public static string Secure(HttpResponse response)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        response.Headers.ContentSecurityPolicy = string.Join("; ",
            "default-src 'none'",
            $"script-src 'nonce-{nonce}'",
            $"style-src 'nonce-{nonce}'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        return nonce;
    }
}
