using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>The statements that read and write the history.</summary>
/// <param name="name">The table, with its schema.</param>
internal sealed class HistorySql(TableName name)
{
    public TableName TableName => name;

    public string Table { get; } = Qualified(name, name.Schema!);

    /// <summary>What goes by the table's name, column by column: no row if the schema is missing, one of nulls if the
    /// table is.</summary>
    public static string Shape =>
        """
        SELECT a.attname::text, pg_catalog.format_type(a.atttypid, NULL),
            CASE WHEN c.relispartition THEN 'partition'
                WHEN c.oid IS NOT NULL THEN c.relkind::text
                WHEN t.oid IS NOT NULL THEN 'c' END
        FROM pg_catalog.pg_namespace AS n
        LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace OPERATOR(pg_catalog.=) n.oid
            AND c.relname OPERATOR(pg_catalog.=) $2
        LEFT JOIN pg_catalog.pg_type AS t ON t.typnamespace OPERATOR(pg_catalog.=) n.oid
            AND t.typname OPERATOR(pg_catalog.=) $2
        LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid OPERATOR(pg_catalog.=) c.oid
            AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped
        WHERE n.nspname OPERATOR(pg_catalog.=) $1
        """;

    /// <summary>The rows in the order of application, with what there is of each.</summary>
    public string Read(HistoryShape shape, HistoryDetail detail)
    {
        string OrNull(string column, string type) => shape.Has(column) ? column : $"NULL::{type}";

        return $"""
            SELECT version::bigint, {OrNull("position", "bigint")}, {OrNull("name", "text")}, {AppliedAt(shape)},
                {OrNull("duration", "interval")}, {OrNull("fingerprint", "text")}, {OrNull("applied_by", "text")},
                {OrNull("release", "text")}, {OrNull("run", "uuid")},
                {Down(shape, detail)}
            FROM {Table} AS h
            ORDER BY 2 NULLS LAST, 4 NULLS FIRST, 1
            """;
    }

    // What a repeatable has defined is needed to plan anything, in its latest form.
    private string Down(HistoryShape shape, HistoryDetail detail) => detail switch
    {
        HistoryDetail.Brief when HistoryOwner.Columns.All(shape.Has) =>
            $"""
            CASE WHEN version < 0 AND NOT EXISTS (
                    SELECT FROM {Table} AS later
                    WHERE later.version < 0 AND later.name = h.name AND later.position > h.position)
                THEN down END
            """,
        HistoryDetail.WithDownScripts when shape.Has("down") => "down",
        _ => "NULL::text",
    };

    /// <summary>Makes the table ours. No table <c>IF NOT EXISTS</c>: whoever was faster has changed what the plan was
    /// made from.</summary>
    /// <param name="owner">The role that owns what migrations make; <see langword="null"/> for the one that logs
    /// in.</param>
    /// <param name="readers">The roles that serve.</param>
    public IEnumerable<string> Prepare(HistoryShape shape, string? owner, IReadOnlyList<string> readers) =>
    [
        .. shape.SchemaExists ? [] : CreateSchema(Name(name.Schema!), owner, readers),
        .. shape.Columns.Count > 0
            ? Adopt(shape)
            : [$"CREATE TABLE {Table} ({string.Join(", ", HistoryOwner.Columns.Select(Column))})"],
        .. readers.Select(role => $"GRANT SELECT ON {Table} TO {Name(role)}"),
    ];

    /// <summary>Fails unless the history is the one that a plan was made from.</summary>
    /// <param name="whole">Counts the rows too. Between two migrations of a flight the top alone tells, and is found by
    /// the index.</param>
    public string Fence(HistoryTop top, bool whole)
    {
        var isUnchanged = (top.Count, whole) switch
        {
            (0, _) => $"NOT EXISTS (SELECT FROM {Table})",
            (_, true) => $"(SELECT pg_catalog.count(*) FROM {Table}) = {top.Count} AND {IsOnTop(top)}",
            (_, false) => IsOnTop(top),
        };
        return $"SELECT CAST(CASE WHEN {isUnchanged} THEN '1' "
            + "ELSE 'the history has changed since it was read' END AS int)";
    }

    /// <summary>Writes a row, timed from the beginning of the transaction.</summary>
    /// <param name="before">How long what is committed of the migration took; <see langword="null"/> where nothing
    /// is.</param>
    public string Insert(string? before) =>
        $"""
        INSERT INTO {Table} (version, name, applied_at, position, duration, fingerprint, down, applied_by, release, run)
        VALUES ($1, $2, pg_catalog.now(), $3, pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) pg_catalog.now(){(before is null ? "" : $" OPERATOR(pg_catalog.+) {before}")},
            $4, $5, session_user, $6, $7)
        """;

    public string Delete => $"DELETE FROM {Table} WHERE version OPERATOR(pg_catalog.=) $1";

    // A row that another tool has added has no position, and counts as the highest.
    private string IsOnTop(HistoryTop top) =>
        $"(SELECT position = {top.Position} AND run IS {(top.Run is { } run ? $"NOT DISTINCT FROM '{run}'" : "NULL")} "
        + $"FROM {Table} ORDER BY position DESC LIMIT 1)";

    // Ecto goes on writing to the table: it names its own columns, so that ours need only be nullable.
    private IEnumerable<string> Adopt(HistoryShape shape)
    {
        var missing = HistoryOwner.Columns.Where(column => !shape.Has(column)).ToList();
        var changes = missing.Select(column => $"ADD COLUMN {Column(column)}").ToList();
        if (shape.Columns.TryGetValue("version", out var type) && type is "integer")
        {
            changes.Add("ALTER COLUMN version TYPE bigint");
        }

        if (missing.Count > 0 && shape.Has(HistoryOwner.EctosTime))
        {
            changes.Add($"ALTER COLUMN {HistoryOwner.EctosTime} SET DEFAULT {EctosNow(shape)}");
        }

        return
        [
            .. changes.Count > 0 ? new[] { $"ALTER TABLE {Table} {string.Join(", ", changes)}" } : [],
            $"""
            UPDATE {Table} AS h SET position = placed.position, applied_at = placed.applied_at
            FROM (
                SELECT version, {AppliedAt(shape)} AS applied_at,
                    (SELECT COALESCE(pg_catalog.max(position), 0) FROM {Table})
                        + pg_catalog.row_number() OVER (ORDER BY {AppliedAt(shape)} NULLS FIRST, version) AS position
                FROM {Table} WHERE position IS NULL) AS placed
            WHERE h.version = placed.version
            """,
        ];
    }

    // Ecto writes UTC without a zone.
    private static string AppliedAt(HistoryShape shape)
    {
        var ectos = !shape.Columns.TryGetValue(HistoryOwner.EctosTime, out var type) ? null
            : HasZone(type) ? HistoryOwner.EctosTime
            : $"pg_catalog.timezone('UTC', {HistoryOwner.EctosTime})";

        return (shape.Has("applied_at"), ectos) switch
        {
            (true, null) => "applied_at",
            (true, _) => $"COALESCE(applied_at, {ectos})",
            (false, null) => "NULL::timestamptz",
            (false, _) => ectos,
        };
    }

    private static string EctosNow(HistoryShape shape) =>
        HasZone(shape.Columns[HistoryOwner.EctosTime])
            ? "pg_catalog.now()"
            : "pg_catalog.timezone('UTC', pg_catalog.now())";

    private static bool HasZone(string type) => type is "timestamp with time zone";

    private static string Column(string column) => column switch
    {
        "version" => "version bigint NOT NULL PRIMARY KEY",
        "applied_at" => "applied_at timestamptz",
        "position" => "position bigint UNIQUE",
        "duration" => "duration interval",
        "run" => "run uuid",
        _ => $"{column} text",
    };

    // What the other roles own or are granted is out of their reach in a schema that they may not use.
    private static IEnumerable<string> CreateSchema(string schema, string? owner, IReadOnlyList<string> readers) =>
    [
        $"CREATE SCHEMA IF NOT EXISTS {schema}",
        .. owner is null ? [] : new[] { $"GRANT CREATE, USAGE ON SCHEMA {schema} TO {Name(owner)}" },
        .. readers.Select(role => $"GRANT USAGE ON SCHEMA {schema} TO {Name(role)}"),
    ];
}
