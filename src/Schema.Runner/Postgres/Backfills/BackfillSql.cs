using Schema.Dsl;
using Schema.Planning;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>The statements about the table in which backfills keep how far they are. It stays when they are done: who
/// asks afterwards, and those that run in the background, find it there.</summary>
/// <param name="history">The history table, with its schema.</param>
internal sealed partial class BackfillSql(TableName history)
{
    /// <summary>What a batch tells the statement behind it, in the same transaction.</summary>
    public const string Result = "schema.backfill";

    // Not the SQL, which the owner of the tables runs.
    private const string Progress =
        "key_columns, cursor, upper_bound, batch_size, rows_done, rows_changed, rows_estimate, status, attempts, last_error, "
        + "lease, lease_owner, lease_until, started_at, finished_at";

    private const string IsOpen = "status IN ('pending', 'running', 'paused', 'failed')";
    private const string IsIt = "version = $1 AND backward = $2 AND step = $3";
    private const string IsMine = $"{IsIt} AND lease = $4 AND status = 'running'";

    public string Table { get; } = Qualified(history with { Name = NameOf(history.Name) }, history.Schema!);

    /// <summary>Whether it is there.</summary>
    public string Exists => $"pg_catalog.to_regclass({Text(Table)}) IS NOT NULL";

    /// <param name="readers">The roles that serve: they run what is left to the background.</param>
    public IEnumerable<string> Create(IReadOnlyList<string> readers) =>
    [
        $"""
        CREATE TABLE {Table} (version bigint NOT NULL, backward boolean NOT NULL, step integer NOT NULL,
            name text NOT NULL, table_name text NOT NULL, fingerprint text NOT NULL, key_columns text[],
            cursor jsonb, upper_bound jsonb, batch_size integer NOT NULL, rows_done bigint NOT NULL DEFAULT 0,
            rows_changed bigint NOT NULL DEFAULT 0, rows_estimate bigint, status text NOT NULL DEFAULT 'pending'
                CHECK (status IN ('pending', 'running', 'paused', 'failed', 'cancelled', 'succeeded')),
            attempts integer NOT NULL DEFAULT 0, last_error text, lease uuid, lease_owner text, lease_until timestamptz,
            started_at timestamptz, finished_at timestamptz, background boolean NOT NULL DEFAULT false,
            table_sql text, set_sql text, where_sql text, target interval, PRIMARY KEY (version, backward, step))
        """,
        .. readers.Select(role => $"GRANT SELECT, UPDATE ({Progress}) ON {Table} TO {Name(role)}"),
    ];

    /// <summary>Begins one, from its first row.</summary>
    public string Begin =>
        $"""
        INSERT INTO {Table} (version, backward, step, name, table_name, fingerprint, batch_size)
        VALUES ($1, $2, $3, $4, $5, $6, $7) {OrAnew}
        """;

    /// <summary>Leaves one to the background, done where <see cref="IsEmpty"/> has found no row.</summary>
    public string Leave =>
        $"""
        INSERT INTO {Table} (version, backward, step, name, table_name, fingerprint, batch_size, table_sql, set_sql, where_sql,
            target, background, status, finished_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true, CASE WHEN is_empty THEN 'succeeded' ELSE 'pending' END,
            CASE WHEN is_empty THEN pg_catalog.clock_timestamp() END
        FROM (SELECT pg_catalog.current_setting('{Result}')::boolean AS is_empty) AS found {OrAnew}
        """;

    /// <summary>Whether a table has no row. Rows that are added later are no backfill's.</summary>
    public static string IsEmpty(Backfill backfill) =>
        $"SELECT pg_catalog.set_config('{Result}', (NOT EXISTS (SELECT FROM {backfill.Table}))::text, true)";

    private const string OrAnew =
        """
        ON CONFLICT (version, backward, step) DO UPDATE SET name = excluded.name, table_name = excluded.table_name,
            fingerprint = excluded.fingerprint, batch_size = excluded.batch_size, key_columns = NULL, cursor = NULL,
            upper_bound = NULL, rows_done = 0, rows_changed = 0, rows_estimate = NULL, status = excluded.status, attempts = 0,
            last_error = NULL, lease = NULL, lease_owner = NULL, lease_until = NULL, started_at = NULL,
            finished_at = excluded.finished_at, background = excluded.background, table_sql = excluded.table_sql,
            set_sql = excluded.set_sql, where_sql = excluded.where_sql, target = excluded.target
        """;

    /// <summary>Takes the lease <c>$4</c> for <c>$5</c>, where it is free: a row of how far the backfill is.</summary>
    /// <param name="inBackground">Not beside another one of the same table, nor before one that was left there
    /// earlier.</param>
    public string Take(TimeSpan lease, bool inBackground) =>
        $"""
        UPDATE {Table} AS b SET lease = $4, lease_owner = $5, lease_until = {Until(lease)}, status = 'running',
            attempts = attempts + 1, last_error = NULL,
            started_at = COALESCE(started_at, pg_catalog.clock_timestamp())
        WHERE {IsIt} AND status IN ('pending', 'running', 'failed')
            AND (lease IS NULL OR lease = $4 OR lease_until < pg_catalog.clock_timestamp()){(inBackground ? AndItsTurn : "")}
        RETURNING key_columns, cursor::text, upper_bound::text, batch_size, rows_done, rows_changed, rows_estimate
        """;

    private string AndItsTurn =>
        $"""

            AND NOT EXISTS (
                SELECT FROM {Table} AS o
                WHERE (o.table_name = b.table_name OR o.table_sql = b.table_sql) AND (o.version, o.backward, o.step) <> (b.version, b.backward, b.step)
                    AND ((o.background AND (o.version, o.step) < (b.version, b.step) AND o.{IsOpen})
                        OR (o.status = 'running' AND o.lease_until > pg_catalog.clock_timestamp())))
        """;

    /// <summary>A row of how it stands with it, for those who do not get the lease.</summary>
    public string Look =>
        $"""
        SELECT status, lease_owner, lease_until > pg_catalog.clock_timestamp(), last_error FROM {Table} WHERE {IsIt}
        """;

    /// <summary>Says where it goes, before the first batch.</summary>
    public string Aim =>
        $"""
        UPDATE {Table} SET key_columns = $5, upper_bound = $6::jsonb, rows_estimate = $7, cursor = NULL, rows_done = 0
        WHERE {IsMine}
        """;

    /// <summary>Renews the lease, or fails: before a batch, which commits nothing then.</summary>
    public string Fence(TimeSpan lease) =>
        $"""
        WITH mine AS (
            UPDATE {Table} SET lease_until = {Until(lease)}
            WHERE {IsMine} AND cursor IS NOT DISTINCT FROM $5::jsonb
            RETURNING 1)
        SELECT CAST(CASE WHEN EXISTS (SELECT FROM mine) THEN '1' ELSE 'the lease is lost' END AS int)
        """;

    /// <summary>Writes down what a batch did: a row of the rows that it passed, of those that it changed, of the last
    /// one's key and of the seconds it took.</summary>
    public string Record =>
        $"""
        UPDATE {Table} SET cursor = COALESCE(batch.result -> 'last', cursor),
            rows_done = rows_done + (batch.result ->> 'passed')::bigint,
            rows_changed = rows_changed + (batch.result ->> 'changed')::bigint, batch_size = $5
        FROM (SELECT pg_catalog.current_setting('{Result}')::jsonb AS result) AS batch
        WHERE {IsMine}
        RETURNING (batch.result ->> 'passed')::bigint, (batch.result ->> 'changed')::bigint, cursor::text,
            EXTRACT(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp())::float8
        """;

    public string Succeed =>
        $"""
        UPDATE {Table} SET status = 'succeeded', finished_at = pg_catalog.clock_timestamp(),
            lease = NULL, lease_owner = NULL, lease_until = NULL
        WHERE {IsMine}
        """;

    public string Fail =>
        $"""
        UPDATE {Table} SET status = 'failed', last_error = $5, lease = NULL, lease_owner = NULL, lease_until = NULL
        WHERE {IsMine}
        """;

    /// <summary>Lets go of the lease, so that the next runner need not wait for its end.</summary>
    public string Release =>
        $"UPDATE {Table} SET lease = NULL, lease_owner = NULL, lease_until = NULL WHERE {IsIt} AND lease = $4";

    /// <summary>What is no part of its migration any more.</summary>
    public string Drop => $"DELETE FROM {Table} WHERE {IsIt}";

    /// <summary>What is rolled back is not filled.</summary>
    public string DropBackground => $"DELETE FROM {Table} WHERE version = $1 AND background";

    /// <summary>Gives those of the version <c>$1</c> the state <c>$2</c>, that have one of <c>$3</c>.</summary>
    public string SetState => $"UPDATE {Table} SET status = $2 WHERE version = $1 AND status = ANY ($3)";

    private static string Until(TimeSpan lease) => FormattableString.Invariant(
        $"pg_catalog.clock_timestamp() + '{lease.TotalMilliseconds:0} milliseconds'::interval");

    private static string NameOf(string history) =>
        history is "schema_migrations" ? "schema_backfills" : Identifier.Derived($"{history}_backfills");
}
