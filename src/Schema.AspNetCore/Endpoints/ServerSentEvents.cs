using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Schema.AspNetCore;

/// <summary>Writes events as a browser's <c>EventSource</c> reads them. See the HTML standard, 9.2, Server-sent
/// events.</summary>
internal static class ServerSentEvents
{
    public const string ContentType = "text/event-stream";

    // Proxies cut what is silent for a minute.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    /// <summary>Writes to the end of the run, or until the reader is gone.</summary>
    public static async Task WriteAsync(HttpContext context, RunEvents events)
    {
        var response = context.Response;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await response.Body.FlushAsync(context.RequestAborted);
            await WriteAsync(response, events, LastSeen(context), context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader is gone. The run goes on.
        }
    }

    private static async Task WriteAsync(
        HttpResponse response, RunEvents events, int after, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (said, isOver, more) = events.Read(after);
            foreach (var one in said)
            {
                await WriteAsync(response, Text(one), cancellationToken);
                after = one.Number;
            }

            if (isOver)
            {
                return;
            }

            try
            {
                await more.WaitAsync(LongestSilence, cancellationToken);
            }
            catch (TimeoutException)
            {
                await WriteAsync(response, ":\n\n", cancellationToken);
            }
        }
    }

    private static int LastSeen(HttpContext context) =>
        int.TryParse(
            context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    // JSON is one line: nothing in it ends an event.
    private static string Text(RunEvent one) =>
        string.Create(CultureInfo.InvariantCulture, $"id: {one.Number}\nevent: {one.Kind}\ndata: {one.Json}\n\n");

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
