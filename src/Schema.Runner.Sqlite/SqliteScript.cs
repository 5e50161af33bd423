using Schema.Dsl;
using Schema.Planning;
using static Schema.Planning.SqliteSyntax;

namespace Schema.Runner.Sqlite;

/// <summary>Migrations as a text for the shell <c>sqlite3</c>.</summary>
internal sealed class SqliteScript(SessionSettings settings) : MigrationScript
{
    private const string Beyond = "the table has more than the migrations say: run migrate, which keeps or names it";

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
            SqlText.Of(migration with { Steps = migration.Steps.Select(Guarded).ToValueList() }),
            Lines([Record(migration), "COMMIT", .. ForeignKeys(rebuilds, "ON")]));
    }

    protected override IEnumerable<string> Stop(string message) =>
    [
        $"CREATE TEMP TABLE schema_stop (here TEXT CONSTRAINT {Name(message)} CHECK (here IS NULL))",
        "INSERT INTO schema_stop VALUES ('')",
    ];

    // Rows that a table takes along when it is made anew must not cascade. Inside a transaction the pragma would do
    // nothing.
    private static IEnumerable<string> ForeignKeys(bool rebuilds, string state) =>
        rebuilds ? [$"PRAGMA foreign_keys = {state}"] : [];

    // A shell cannot carry over what the migrations do not know of, as the runner does: it stops instead.
    private static Step Guarded(Step step) => step.Rebuild is { Definition: not null } rebuild
        ? step with { Statements = Guard(rebuild).Concat(step.Statements).ToValueList() }
        : step;

    private static IEnumerable<string> Guard(TableRebuild rebuild) =>
    [
        $"CREATE TEMP TABLE schema_guard (found TEXT CONSTRAINT {Name(Beyond)} CHECK (found IS NULL))",
        $"""
        INSERT INTO schema_guard
        SELECT name FROM pragma_table_xinfo({Text(rebuild.Table)}) WHERE {NotAmong(rebuild.Columns)}
        UNION ALL
        SELECT name FROM sqlite_schema WHERE tbl_name = {Text(rebuild.Table)} COLLATE NOCASE
            AND (type = 'trigger' OR (type = 'index' AND sql IS NOT NULL AND {NotAmong(rebuild.Indexes)}))
        """,
        "DROP TABLE schema_guard",
    ];

    private static string NotAmong(IEnumerable<string> names) =>
        $"name COLLATE NOCASE NOT IN ({string.Join(", ", names.Select(Text))})";

    private string CreateHistory() => Lines(["BEGIN IMMEDIATE", .. HistoryTable.Creation(settings.History), "COMMIT"]);

    private string Record(PlannedMigration migration) =>
        $"""
        INSERT INTO {History} ({string.Join(", ", HistoryOwner.Columns)})
        SELECT {migration.Version}, {Text(migration.Name)}, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
            coalesce(max(position), 0) + 1, NULL, {TextOrNull(migration.Fingerprint)},
            {TextOrNull(StoredDownScript.Write(migration.Down, migration.Defined))},
            NULL, {TextOrNull(settings.Release)}, lower(hex(randomblob(16)))
        FROM {History}
        """;

    private static string TextOrNull(string? text) => text is null ? "NULL" : Text(text);
}
