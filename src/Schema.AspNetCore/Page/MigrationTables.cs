using System.Globalization;
using Schema.Dsl;
using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>Draws up what is pending, and below it what is in the database, the latest first.</summary>
internal static class MigrationTables
{
    /// <param name="phase">The last phase that a run would apply.</param>
    public static void Write(HtmlWriter html, IReadOnlyList<MigrationStatus> status, Phase phase)
    {
        var pending = status.Where(one => one.State is MigrationState.Pending).ToArray();
        var there = status.Where(one => one.State is not MigrationState.Pending).ToArray();
        Write(html, "Pending", pending, one => Waits(one, phase));
        Write(html, "In the database", there.OrderByDescending(one => one.AppliedAt), When);
    }

    private static void Write(
        HtmlWriter html, string title, IEnumerable<MigrationStatus> migrations, Func<MigrationStatus, string> detail)
    {
        html.Write($"<section>\n<h2>{title}</h2>\n<table>\n");
        var any = false;
        foreach (var one in migrations)
        {
            any = true;
            var version = one.IsRepeatable ? "" : one.Version.ToString(CultureInfo.InvariantCulture);
            html.Write($"<tr><td>{version}</td><td>{one.Name}</td><td>{detail(one)}</td><td>{Remarks(one)}</td></tr>\n");
        }

        html.Write($"</table>\n");
        if (!any)
        {
            html.Write($"<p>Nothing.</p>\n");
        }

        html.Write($"</section>\n");
    }

    private static string Waits(MigrationStatus one, Phase phase) => one.Phase <= phase
        ? "the next run applies it"
        : $"waits for its phase, {one.Phase.ToString().ToLowerInvariant()}";

    private static string When(MigrationStatus one)
    {
        var at = one.AppliedAt?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var took = one.Duration is { } time
            ? string.Create(CultureInfo.InvariantCulture, $", in {time.TotalSeconds:0.0} s")
            : "";
        var by = one.Release is { } release ? $", by {release}" : "";
        return $"{at}{took}{by}";
    }

    private static string Remarks(MigrationStatus one) => string.Join(
        ", ",
        new[]
        {
            one.State is MigrationState.Unknown ? "of another release" : null,
            one.IsHalfDone ? "half done" : null,
            one.IsEdited ? "edited since" : null,
            one.IsRepeatable ? "repeatable" : null,
        }.OfType<string>());
}
