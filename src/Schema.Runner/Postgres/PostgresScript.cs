using Schema.Dsl;
using Schema.Planning;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>Migrations as a text for psql. Without <c>--idempotent</c>, any other client of PostgreSQL can run it
/// too.</summary>
internal sealed class PostgresScript : MigrationScript
{
    private const string Question = "schema_is_pending";
    private const string Mark = "schema_script.stage";

    private static readonly Version Newest = new(18, 0);

    private readonly SessionSettings _settings;
    private readonly TableName _history;
    private readonly Gate _gate;
    private readonly JournalSql _journal;

    public PostgresScript(SessionSettings settings)
    {
        Dialect = new PostgresDialect(Newest, settings.Schema ?? PostgresSession.DefaultSchema, settings.GrantTo);
        _settings = settings;
        _history = settings.History with { Schema = settings.History.Schema ?? Dialect.DefaultSchema };
        _gate = new(_history);
        _journal = new(_history);
    }

    public override Dialect Dialect { get; }

    public override bool CanBeIdempotent => true;

    private string History => Qualified(_history, Dialect.DefaultSchema);

    protected override string Opening(bool createsHistory, bool idempotent)
    {
        var how = idempotent
            ? $"{SqlText.Comment("For psql. Each migration is a transaction of its own.")}\\set ON_ERROR_STOP on\n"
            : SqlText.Comment("Each migration is a transaction of its own. With psql, add --set ON_ERROR_STOP=1.");
        var creation = Lines(["BEGIN", _gate.TakeInSilence, .. CreateHistory(), "COMMIT"]);

        return (createsHistory, idempotent) switch
        {
            (false, _) => how,
            (true, false) => $"{how}\n{creation}",
            (true, true) => $"{how}\n{If($"pg_catalog.to_regclass({Text(History)}) IS NULL", creation)}",
        };
    }

    protected override string Transaction(PlannedMigration migration, long? after, bool idempotent)
    {
        var text = string.Join('\n', Stages(migration, after));
        return idempotent
            ? If($"NOT EXISTS (SELECT FROM {History} WHERE {IsThere(migration)})", text)
            : text;
    }

    // A client that goes on after an error must not build on what is not there: each transaction asks for what has to
    // be done before it.
    private IEnumerable<string> Stages(PlannedMigration migration, long? after)
    {
        var stages = migration.Stages.ToArray();
        List<string> checks =
        [
            .. Check(after),
            Check(_journal.Exists, "a migration is half done: run migrate, which finishes it"),
        ];
        for (var place = 0; place < stages.Length; place++)
        {
            var (stage, head) = (stages[place], place == 0 ? SqlText.Head(migration) : "");
            if (stage.Probe is { } probe)
            {
                yield return Outside(head, stage, checks);
                checks.Add(Check(
                    $"({probe.Question}) {(probe.Refusal is null ? "= 'half'" : "<> 'done'")}",
                    $"{stage.Steps[0].Summary} has failed"));
            }

            var mark = $"{migration.Version}/{stage.End}";
            yield return InTransaction(
                stage.Probe is null ? SqlText.Of(head, stage.Steps) : "",
                checks,
                stage.Probe is null
                    ? StageTimeouts.Of(stage, migration.Timeouts, _settings.Timeouts)
                    : StageTimeouts.OfBooks(_settings.Timeouts),
                place == stages.Length - 1 ? Record(migration) : $"SET {Mark} = {Text(mark)}");
            checks =
            [
                Check(
                    $"pg_catalog.current_setting({Text(Mark)}, true) IS DISTINCT FROM {Text(mark)}",
                    $"what comes before has failed: {mark}"),
            ];
        }
    }

    private string Outside(string head, Stage stage, IReadOnlyList<string> checks) => string.Join(
        '\n',
        Lines(
        [
            "BEGIN", _gate.TakeInSilence, .. checks, "COMMIT",
            Path(local: false), "SET lock_timeout = 0", .. TakeRole("SET ROLE"),
        ]),
        SqlText.Of(head, stage.Steps),
        Lines([.. LeaveRole(), "RESET lock_timeout", "RESET search_path"]));

    private string InTransaction(
        string text, IEnumerable<string> checks, StageTimeouts timeouts, string record) => string.Join(
        '\n',
        Lines(["BEGIN", _gate.TakeInSilence, .. checks, .. Settings(timeouts), .. TakeRole("SET LOCAL ROLE")]),
        text,
        Lines([.. LeaveRole(), record, "COMMIT"]));

    protected override IEnumerable<string> Stop(string message) =>
        [$"DO $stop$BEGIN RAISE EXCEPTION USING MESSAGE = {Text(message)}; END$stop$"];

    // Another definition may be there, and the script cannot tell what replacing it takes: that is for migrate.
    private static string IsThere(PlannedMigration migration) => migration.IsRepeatable
        ? $"version < 0 AND name = {Text(migration.Name)}"
        : $"version = {migration.Version}";

    private static string If(string condition, string lines) =>
        $"SELECT {condition} AS {Question} \\gset\n\\if :{Question}\n{lines}\\endif\n";

    private IEnumerable<string> CreateHistory()
    {
        var schemaExists = _history.Schema is null or PostgresSession.DefaultSchema;
        return new HistorySql(_history).Prepare(
            HistoryShape.Missing with { SchemaExists = schemaExists }, _settings.Role, _settings.GrantTo);
    }

    private IEnumerable<string> Check(long? after) => after is null ? [] :
        [Check($"NOT EXISTS (SELECT FROM {History} WHERE version = {after})", $"{after} is not applied")];

    private static string Check(string isWrong, string message) =>
        $"DO $check$BEGIN IF {isWrong} THEN RAISE USING MESSAGE = {Text(message)}; END IF; END$check$";

    private IEnumerable<string> Settings(StageTimeouts timeouts) =>
    [
        Path(local: true),
        "SET LOCAL standard_conforming_strings = on",
        $"SET LOCAL lock_timeout = {Text(timeouts.Lock)}",
        $"SET LOCAL statement_timeout = {Text(timeouts.Statement)}",
    ];

    private string Path(bool local) =>
        "DO $path$BEGIN PERFORM pg_catalog.set_config('search_path', "
        + $"{SearchPath.Behind(Dialect.DefaultSchema)}, {(local ? "true" : "false")}); END$path$";

    // The history is the login role's, what migrations make the other's.
    private IEnumerable<string> TakeRole(string how) => _settings.Role is { } role ? [$"{how} {Name(role)}"] : [];

    private IEnumerable<string> LeaveRole() => _settings.Role is null ? [] : ["RESET ROLE"];

    // Two that run it at once have the same position and the same version: one of them fails.
    private string Record(PlannedMigration migration) =>
        $"""
        INSERT INTO {History} ({string.Join(", ", HistoryOwner.Columns)})
        SELECT {migration.Version}, {Text(migration.Name)}, pg_catalog.now(), COALESCE(pg_catalog.max(position), 0) + 1,
            pg_catalog.clock_timestamp() - pg_catalog.now(), {TextOrNull(migration.Fingerprint)},
            {TextOrNull(StoredDownScript.Write(migration.Down, migration.Defined))},
            session_user, {TextOrNull(_settings.Release)},
            CAST(pg_catalog.md5(pg_catalog.concat(pg_catalog.random(), pg_catalog.clock_timestamp())) AS uuid)
        FROM {History}
        """;

    private static string TextOrNull(string? text) => text is null ? "NULL" : Text(text);
}
