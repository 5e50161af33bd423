namespace Schema.Runner;

/// <summary>The status for people: a table.</summary>
internal static class StatusTable
{
    public static void Write(IEnumerable<MigrationStatus> migrations, TextWriter writer)
    {
        writer.WriteLine("  Status   Migration ID    Migration Name");
        writer.WriteLine("--------------------------------------------------");
        foreach (var migration in migrations)
        {
            var state = migration.State.ToString().ToLowerInvariant();
            writer.WriteLine($"  {state,-7}  {migration.Version,-14}  {Name(migration)}");
        }
    }

    private static string Name(MigrationStatus migration) => migration switch
    {
        { State: MigrationState.Unknown, Name: "" } => "** not in this release **",
        { State: MigrationState.Unknown } => $"{migration.Name} ** not in this release **",
        _ => migration.Name,
    };
}
