using Schema.Dsl;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>The status for a person with a browser. It stands without JavaScript; that only tells a run as it
/// goes.</summary>
/// <param name="key">Of the database; empty for the one without.</param>
/// <param name="phase">The last phase that a run would apply.</param>
internal sealed class StatusPage(string key, IReadOnlyList<MigrationStatus> status, Phase phase)
{
    private readonly HtmlWriter _html = new();

    /// <summary>A run of this process is under way.</summary>
    public bool IsRunning { get; init; }

    /// <summary>Whoever looks may start one, and see how it goes.</summary>
    public bool MayRun { get; init; }

    /// <summary>What the latest run has said; <see langword="null"/> for nothing to show.</summary>
    public RunEvents? LastRun { get; init; }

    /// <summary>What to draw; <see langword="null"/> for whoever is not to see it.</summary>
    public SchemaModel? Model { get; init; }

    /// <param name="nonce">By which the browser knows the page's own script and style.</param>
    public string Write(string nonce)
    {
        var title = key.Length == 0 ? "Migrations" : $"Migrations of {key}";
        _html.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>

            """);
        PageStyle.Write(_html, nonce);
        if (IsRunning)
        {
            _html.Write($"""<noscript><meta http-equiv="refresh" content="5"></noscript>""");
        }

        _html.Write($"</head>\n<body>\n<main>\n<h1>{title}</h1>\n");
        Summary();
        Run();
        MigrationTables.Write(_html, status, phase);
        BackfillTable.Write(_html, status);
        if (Model is { } model)
        {
            SchemaDiagram.Write(_html, model);
        }

        _html.Write($"</main>\n");
        if (MayRun && IsRunning)
        {
            PageScript.Write(_html, nonce);
        }

        _html.Write($"</body>\n</html>\n");
        return _html.ToString();
    }

    private void Summary()
    {
        var applied = status.Count(one => one.State is MigrationState.Applied);
        var due = status.Count(one => one.State is MigrationState.Pending && one.Phase <= phase);
        var state = IsRunning ? "running" : due > 0 ? "pending" : "ready";
        _html.Write($"""<p class="state {state}"><strong>{state}</strong> {applied} applied, {due} pending""");
        if (status.Count(one => one.State is MigrationState.Unknown) is > 0 and var unknown)
        {
            _html.Write($", {unknown} of another release");
        }

        _html.Write($"</p>\n");
    }

    private void Run()
    {
        if (!MayRun)
        {
            return;
        }

        _html.Write($"<section>\n<h2>Run</h2>\n");
        if (!IsRunning)
        {
            _html.Write($"""<form method="post"><button>Apply what is pending</button></form>""");
        }

        if (LastRun is { } run)
        {
            _html.Write($"""<ol id="run" aria-live="polite">""");
            foreach (var one in run.Read(0).Said)
            {
                _html.Write($"""<li class="{one.Kind}">{RunEventText.Of(one)}</li>""");
            }

            _html.Write($"</ol>");
        }

        _html.Write($"\n</section>\n");
    }
}
