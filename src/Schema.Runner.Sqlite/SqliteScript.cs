using Schema.Planning;
using static Schema.Planning.SqliteSyntax;

namespace Schema.Runner.Sqlite;

/// <summary>Migrations as a text for the shell <c>sqlite3</c>.</summary>
internal sealed class SqliteScript(SessionSettings settings) : MigrationScript
{
    public override Dialect Dialect { get; } = new SqliteDialect(SqliteDatabase.LibraryVersion);

    public override bool CanBeIdempotent => false;

    private string History => Name(settings.History.Name);

    // Without .bail the shell would go on after an error, and commit the rest.
    protected override string Opening(bool createsHistory, bool idempotent) =>
        SqlText.Comment("For sqlite3. Each migration is a transaction of its own.")
        + ".bail on\n"
        + (createsHistory ? $"\n{CreateHistory()}" : "");

    protected override string Transaction(PlannedMigration migration, long? after, bool idempotent)
    {
        var rebuilds = migration.Steps.Any(step => step.Rebuild is not null);
        return string.Join(
            '\n',
            Lines([.. ForeignKeys(rebuilds, "OFF"), "BEGIN IMMEDIATE"]),
            SqlText.Of(migration),
            Lines([Record(migration), "COMMIT", .. ForeignKeys(rebuilds, "ON")]));
    }

    // Rows that a table takes along when it is made anew must not cascade. Inside a transaction the pragma would do
    // nothing.
    private static IEnumerable<string> ForeignKeys(bool rebuilds, string state) =>
        rebuilds ? [$"PRAGMA foreign_keys = {state}"] : [];

    private string CreateHistory() => Lines(["BEGIN IMMEDIATE", .. HistoryTable.Creation(settings.History), "COMMIT"]);

    private string Record(PlannedMigration migration) =>
        $"""
        INSERT INTO {History} ({string.Join(", ", HistoryOwner.Columns)})
        SELECT {migration.Version}, {Text(migration.Name)}, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
            coalesce(max(position), 0) + 1, NULL, {TextOrNull(migration.Fingerprint)},
            {TextOrNull(migration.Down is { } down ? StoredDownScript.Write(down) : null)},
            NULL, {TextOrNull(settings.Release)}, lower(hex(randomblob(16)))
        FROM {History}
        """;

    private static string TextOrNull(string? text) => text is null ? "NULL" : Text(text);
}
