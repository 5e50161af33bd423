using Schema.Runner;

namespace Schema.AspNetCore;

/// <summary>The database has not what this binary needs, and the application is neither to migrate nor to wait
/// (<see cref="StartUpMode.FailIfPending"/>).</summary>
public sealed class MigrationsPendingException : Exception
{
    internal MigrationsPendingException(IReadOnlyList<UpcomingMigration> pending)
        : base(Describe(pending)) => Pending = pending;

    /// <summary>What is pending, in order.</summary>
    public IReadOnlyList<UpcomingMigration> Pending { get; }

    private static string Describe(IReadOnlyList<UpcomingMigration> pending) =>
        $"""
        {PendingText.Count(pending)} pending, and this application does not migrate (Schema:Mode is FailIfPending):

            {string.Join("\n    ", pending)}

        The database is as it was. Run migrate with this release, then start it again.
        """;
}
