using System.Globalization;

namespace Schema.Runner;

/// <summary>The status for people: a table.</summary>
internal static class StatusTable
{
    private const string Head =
        """
          Status   Migration ID    Migration Name
        --------------------------------------------------

        """;

    public static string Of(IEnumerable<MigrationStatus> migrations) => Head + string.Concat(migrations.Select(Row));

    private static string Row(MigrationStatus migration) =>
        $"  {migration.State.ToString().ToLowerInvariant(),-7}  {Version(migration),-14}  {Name(migration)}\n";

    private static string Version(MigrationStatus migration) =>
        migration.IsRepeatable ? "repeatable" : migration.Version.ToString(CultureInfo.InvariantCulture);

    private static string Name(MigrationStatus migration) => migration switch
    {
        { State: MigrationState.Unknown, Name: "" } => "** not in this release **",
        { State: MigrationState.Unknown } => $"{migration.Name} ** not in this release **",
        { IsHalfDone: true } => $"{migration.Name} ** half done **",
        { IsEdited: true } => $"{migration.Name} ** edited since **",
        _ => migration.Name,
    };
}
