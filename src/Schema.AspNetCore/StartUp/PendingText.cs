using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>What is pending, in words.</summary>
internal static class PendingText
{
    // A probe's answer is read by people, and cut by machines.
    private const int Most = 5;

    /// <summary>How many, with their verb: <c>2 migrations are</c>.</summary>
    public static string Count(IReadOnlyList<UpcomingMigration> pending) =>
        pending.Count == 1 ? "1 migration is" : $"{pending.Count} migrations are";

    /// <summary>All of it on one line.</summary>
    public static string OnOneLine(IReadOnlyList<UpcomingMigration> pending)
    {
        var more = pending.Count > Most ? $", and {pending.Count - Most} more" : "";
        return $"{Count(pending)} pending: {string.Join(", ", pending.Take(Most))}{more}.";
    }
}
