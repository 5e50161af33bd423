using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>Draws up how far the rows are that migrations fill in batches.</summary>
internal static class BackfillTable
{
    public static void Write(HtmlWriter html, IReadOnlyList<MigrationStatus> status)
    {
        var backfills = status.SelectMany(one => one.Backfills).ToArray();
        if (backfills.Length == 0)
        {
            return;
        }

        html.Write($"<section>\n<h2>Backfills</h2>\n<table>\n");
        foreach (var one in backfills)
        {
            html.Write($"<tr><td>{one.Version}</td><td>{one.Table}</td><td>{one.State}</td><td>");
            if (one.State is "succeeded")
            {
                html.Write($"{one.Done} rows");
            }
            else if (one.Estimate is > 0 and var estimate)
            {
                html.Write($"""<progress max="{estimate}" value="{Math.Min(one.Done, estimate)}"></progress> """);
                html.Write($"{one.Done} of about {estimate} rows");
            }
            else
            {
                html.Write($"{one.Done} rows so far");
            }

            // Why one failed can hold what is in a row: that is for the log and the command line.
            html.Write($"</td></tr>\n");
        }

        html.Write($"</table>\n</section>\n");
    }
}
