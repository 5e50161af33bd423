using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>Answers for one database.</summary>
internal sealed class MigrationsHandlers(SchemaDatabase database, RunBoard runs, RunRights rights)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>The status: a page for browsers, JSON for everybody else.</summary>
    public async Task ShowAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept";
        var asPage = Negotiation.WantsHtml(context.Request);
        try
        {
            var options = database.Options;
            var status = await database.Migrator.StatusAsync(options, context.RequestAborted);
            await (asPage
                ? ShowPageAsync(context, options, status)
                : WriteAsync(context, StatusCodes.Status200OK, Json, MigrationStatus.ToJson(status)));
        }
        catch (MigrationException error)
        {
            // Where the database is, and what it says, is nobody's business out there.
            database.Logger.StatusFailed(error.Message);
            await ProblemAsync(
                context, StatusCodes.Status503ServiceUnavailable, "The database cannot be read. The log says why.");
        }
    }

    /// <summary>Starts a run, or finds the one that is under way.</summary>
    public async Task StartAsync(HttpContext context)
    {
        if (!rights.LetsIn(context))
        {
            await ProblemAsync(
                context,
                StatusCodes.Status403Forbidden,
                "This application has no authorization, so nobody may start a run. Add AddAuthorization() and a way to sign in, "
                + "or open the endpoint with AllowAnonymous().");
            return;
        }

        if (Negotiation.ComesFromElsewhere(context.Request))
        {
            await ProblemAsync(context, StatusCodes.Status403Forbidden, "A run is not started from another site.");
            return;
        }

        var events = runs.Start(context.User.Identity?.Name ?? "Somebody");
        if (Negotiation.Wants(context.Request, ServerSentEvents.ContentType))
        {
            await ServerSentEvents.WriteAsync(context, events);
        }
        else if (Negotiation.WantsHtml(context.Request))
        {
            // A reload of the page is not to start another one.
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = Address(context);
        }
        else
        {
            var follow = $"{Address(context)}/events";
            context.Response.Headers.Location = follow;
            await WriteAsync(
                context, StatusCodes.Status202Accepted, Json, $$"""{"events":"{{JsonEncodedText.Encode(follow)}}"}""");
        }
    }

    /// <summary>Tells how the latest run goes, from its beginning; 204 where there was none.</summary>
    public async Task FollowAsync(HttpContext context)
    {
        if (!rights.LetsIn(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (runs.Latest is { } events)
        {
            await ServerSentEvents.WriteAsync(context, events);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    private async Task ShowPageAsync(HttpContext context, MigrateOptions options, IReadOnlyList<MigrationStatus> status)
    {
        var mayRun = await rights.HasAsync(context);
        var host = context.RequestServices.GetRequiredService<IHostEnvironment>();
        var page = new StatusPage(database.Key, status, options.Phase)
        {
            IsRunning = runs.Latest is { IsOver: false },
            MayRun = mayRun,
            LastRun = mayRun ? runs.Latest : null,
            Model = mayRun || host.IsDevelopment() ? database.Migrator.Model(options) : null,
        };
        var nonce = PageSecurity.Secure(context.Response);
        await WriteAsync(context, StatusCodes.Status200OK, "text/html; charset=utf-8", page.Write(nonce));
    }

    private static string Address(HttpContext context) =>
        (context.Request.PathBase + context.Request.Path).ToUriComponent().TrimEnd('/');

    private static Task ProblemAsync(HttpContext context, int status, string detail) => WriteAsync(
        context,
        status,
        "application/problem+json; charset=utf-8",
        $$"""{"status":{{status}},"detail":"{{JsonEncodedText.Encode(detail)}}"}""");

    private static Task WriteAsync(HttpContext context, int status, string contentType, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
