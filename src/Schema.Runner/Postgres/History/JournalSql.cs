using Schema.Dsl;
using Schema.Planning;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>The statements that read and write the journal: a table that is there only while a migration is half
/// done.</summary>
/// <param name="history">The history table, with its schema.</param>
internal sealed class JournalSql(TableName history)
{
    public string Table { get; } = Qualified(history with { Name = NameOf(history.Name) }, history.Schema!);

    /// <summary>Whether it is there.</summary>
    public string Exists => $"pg_catalog.to_regclass({Text(Table)}) IS NOT NULL";

    /// <summary>The rows in order.</summary>
    public string Read =>
        $"""
        SELECT version, name, backward, step, summary, fingerprint, run, done_at IS NOT NULL, probe, backfill,
            migration_fingerprint, down
        FROM {Table} ORDER BY step
        """;

    /// <summary>Not <c>IF NOT EXISTS</c>: whoever was faster has begun what this plan does not know of.</summary>
    /// <param name="readers">The roles that serve.</param>
    public IEnumerable<string> Create(IReadOnlyList<string> readers) =>
    [
        $"""
        CREATE TABLE {Table} (step integer PRIMARY KEY, version bigint NOT NULL, name text NOT NULL,
            backward boolean NOT NULL, summary text NOT NULL, fingerprint text NOT NULL, migration_fingerprint text,
            down text, probe text, release text, backfill boolean NOT NULL, run uuid NOT NULL, started_at timestamptz NOT NULL DEFAULT pg_catalog.now(), done_at timestamptz)
        """,
        .. readers.Select(role => $"GRANT SELECT ON {Table} TO {Name(role)}"),
    ];

    /// <summary>Fails unless the journal is the one that was read.</summary>
    public string Fence(UnfinishedMigration half)
    {
        var last = half.Stages[half.Stages.Count - 1];
        return $"""
            SELECT CAST(CASE WHEN (SELECT pg_catalog.count(*) FROM {Table}) = {half.Stages.Count}
                AND EXISTS (SELECT FROM {Table} WHERE step = {last.End} AND run = '{last.Run}'
                    AND {(last.IsDone ? "done_at IS NOT NULL" : "done_at IS NULL")})
            THEN '1' ELSE 'the journal has changed since it was read' END AS int)
            """;
    }

    /// <summary>Writes down a stage, done or begun.</summary>
    /// <param name="backfill">Its rows are filled in batches.</param>
    public string Insert(bool done, bool backfill = false) =>
        $"""
        INSERT INTO {Table} (step, version, name, backward, summary, fingerprint, migration_fingerprint, down, probe,
            release, run, backfill, done_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, {(backfill ? "true" : "false")}, {(done ? "pg_catalog.clock_timestamp()" : "NULL")})
        """;

    /// <summary>How long what is in it took. What was broken off took until it was brought to its end.</summary>
    public string Took =>
        $"(SELECT COALESCE(pg_catalog.sum(COALESCE(done_at, pg_catalog.clock_timestamp()) - started_at), '0') FROM {Table})";

    public string Finish => $"UPDATE {Table} SET done_at = pg_catalog.clock_timestamp() WHERE step = $1";

    public string Delete => $"DELETE FROM {Table} WHERE step = $1";

    public string DeleteAll => $"DELETE FROM {Table}";

    public string Drop => $"DROP TABLE {Table}";

    private static string NameOf(string history) =>
        history is "schema_migrations" ? "schema_migration_steps" : Identifier.Derived($"{history}_steps");
}
