using System.Globalization;
using Schema.Dsl;
using Schema.Planning;

namespace Schema.Runner;

/// <summary>A step that builds an index of a table that is there, or writes one anew.</summary>
internal sealed record DiskNeed(string Migration, string Step, TableName Table, bool IsRewrite)
{
    // What is smaller is no news.
    private const double Much = 1L << 30;

    public static IEnumerable<DiskNeed> Of(IEnumerable<PlannedMigration> migrations) =>
        from migration in migrations
        from step in migration.Steps
        where step.Effect.Work is TableWork.Builds or TableWork.Rewrites
        from held in step.Effect.Locks
        where held.IsStrong || held.Mode is LockMode.ShareUpdateExclusive
        select new DiskNeed(migration.ToString(), step.Summary, held.Table, step.Effect.Work is TableWork.Rewrites);

    /// <param name="bytes">As much as it can take: an index at most about what its table has, a rewritten table that
    /// and its indexes.</param>
    /// <param name="free">On the disk of the data; <see langword="null"/> where the server does not tell.</param>
    /// <returns><see langword="null"/> where there is enough, or it is not much.</returns>
    public string? Warning(long bytes, long? free) => (bytes, free) switch
    {
        _ when bytes < Much => null,
        (_, { } left) when left > bytes => null,
        (_, { } left) => $"{Migration}: \"{Step}\" can write up to {Size(bytes)}, and {Size(left)} are free "
            + "on the disk of the data. Where it is full, the server stops for everybody.",
        _ => $"{Migration}: \"{Step}\" can write up to {Size(bytes)}. The server does not tell how much is free.",
    };

    private static string Size(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / Much:0.0} GB");
}
