using System.Globalization;
using Schema.Dsl;

namespace Schema.Runner;

/// <summary>The status for people: a table.</summary>
internal static class StatusTable
{
    private const string Line = "--------------------------------------------------";

    public static string Of(IEnumerable<MigrationStatus> migrations)
    {
        var rows = migrations.Select(migration => (State: State(migration), Migration: migration)).ToArray();
        var width = rows.Select(row => row.State.Length).Append("applied".Length).Max();
        return $"  {"Status".PadRight(width)}  {"Migration ID",-14}  Migration Name\n{Line}\n"
            + string.Concat(rows.Select(row =>
                $"  {row.State.PadRight(width)}  {Version(row.Migration),-14}  {Name(row.Migration)}{Filled(row.Migration)}\n"));
    }

    private static string State(MigrationStatus migration) => migration.State.ToString().ToLowerInvariant()
        + (migration is { State: MigrationState.Pending, Phase: not Phase.Expand }
            ? $" ({migration.Phase.ToString().ToLowerInvariant()})"
            : "");

    private static string Version(MigrationStatus migration) =>
        migration.IsRepeatable ? "repeatable" : migration.Version.ToString(CultureInfo.InvariantCulture);

    private static string Name(MigrationStatus migration) => migration switch
    {
        { State: MigrationState.Unknown, Name: "" } => "** not in this release **",
        { State: MigrationState.Unknown, IsHalfDone: true } => $"{migration.Name} ** half done, not in this release **",
        { State: MigrationState.Unknown } => $"{migration.Name} ** not in this release **",
        { IsHalfDone: true } => $"{migration.Name} ** half done **",
        { IsEdited: true } => $"{migration.Name} ** edited since **",
        _ => migration.Name,
    };

    private static string Filled(MigrationStatus migration) => string.Concat(migration.Backfills
        .Where(backfill => backfill.State is not "succeeded")
        .Select(backfill =>
            $" ** {backfill.Table} {backfill.State}: {BackfillTable.Rows(backfill)}{(backfill.InBackground ? ", in the background" : "")} **"));
}
