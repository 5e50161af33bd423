using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>The key by which a backfill walks through a table, as the catalog knows it.</summary>
/// <param name="Columns">In the order of the index.</param>
/// <param name="Types">Theirs, as SQL.</param>
internal sealed record BackfillKey(ValueList<string> Columns, ValueList<string> Types)
{
    /// <summary>Where a row lies. It is another place as soon as the row is changed, by whomever.</summary>
    public static BackfillKey Place { get; } = new(new[] { "ctid" }, new[] { "tid" }) { IsPlace = true };

    /// <summary>Rows move while they are walked through.</summary>
    public bool IsPlace { get; private init; }

    /// <summary>A row of whether <c>$1</c> has heirs, whose rows can have the same key; whether its rows can be found by
    /// where they lie; and how many it has.</summary>
    public const string Relation =
        $"""
        SELECT {HasHeirs}, {HasPlaces},
            GREATEST(c.reltuples::bigint, pg_catalog.pg_stat_get_live_tuples(c.oid), (
                SELECT pg_catalog.sum(GREATEST(p.reltuples, pg_catalog.pg_stat_get_live_tuples(p.oid)))::bigint
                FROM pg_catalog.pg_inherits AS i JOIN pg_catalog.pg_class AS p ON p.oid = i.inhrelid
                WHERE i.inhparent = c.oid))
        FROM pg_catalog.pg_class AS c WHERE c.oid = $1::regclass
        """;

    /// <summary>The columns of the best key of <c>$1</c> that has none of <c>$2</c>: the primary key, else a unique
    /// index over columns that are never null, sorted as rows are compared.</summary>
    public const string Read =
        $"""
        SELECT a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod)
        FROM (
            SELECT i.indrelid, i.indkey, i.indnkeyatts {Usable}
            ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid
            LIMIT 1) AS i
        CROSS JOIN LATERAL pg_catalog.generate_series(0, i.indnkeyatts - 1) AS place
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[place]
        ORDER BY place
        """;

    /// <summary>Fails where there is no way through <c>$1</c> for one that sets <c>$2</c>, and that knows a row that is
    /// done if <c>$3</c>.</summary>
    public const string Check =
        $"""
        SELECT CAST(CASE WHEN NOT {HasHeirs} AND (EXISTS (SELECT {Usable}) OR ($3 AND {HasPlaces}))
            THEN '1' ELSE 'there is no key' END AS int)
        FROM pg_catalog.pg_class AS c WHERE c.oid = $1::regclass
        """;

    private const string HasHeirs =
        "(c.relkind <> 'p' AND EXISTS (SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid))";

    private const string HasPlaces =
        """
        (c.relkind = 'r' AND pg_catalog.current_setting('server_version_num')::int >= 140000
            AND EXISTS (SELECT FROM pg_catalog.pg_am AS m WHERE m.oid = c.relam AND m.amname = 'heap'))
        """;

    private const string Usable =
        """
        FROM pg_catalog.pg_index AS i
        WHERE i.indrelid = $1::regclass AND i.indisunique AND i.indisvalid AND i.indimmediate
            AND i.indpred IS NULL AND i.indexprs IS NULL
            AND NOT EXISTS (
                SELECT FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS place
                JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[place]
                JOIN pg_catalog.pg_opclass AS o ON o.oid = i.indclass[place]
                WHERE NOT a.attnotnull OR a.attname = ANY ($2) OR NOT o.opcdefault OR i.indoption[place] <> 0
                    OR i.indcollation[place] <> a.attcollation)
        """;

    /// <summary>The key as a row: <c>("a", "b")</c>; a column alone stands for itself.</summary>
    public string Row => RowOf(Columns.Select(Name));

    /// <summary>The key as JSON: whatever it is, it is read back as it was.</summary>
    public string Json => $"pg_catalog.jsonb_build_array({string.Join(", ", Columns.Select(Name))})";

    /// <summary>How the next rows are found. By their places they come in order, and nothing would sort them but a sort of
    /// all that is left.</summary>
    public string InOrder => IsPlace ? "" : $" ORDER BY {string.Join(", ", Columns.Select(Name))}";

    /// <summary>The columns.</summary>
    public string Names => string.Join(", ", Columns.Select(Name));

    /// <summary>The last key of a table, as JSON; no row, or null, where there are no rows.</summary>
    public string LastOf(string table) => IsPlace
        ? $"""
            SELECT pg_catalog.jsonb_build_array(pg_catalog.format('(%s,0)', NULLIF(pg_catalog.pg_relation_size({Text(table)}::regclass), 0)
                / pg_catalog.current_setting('block_size')::bigint))::text
            WHERE pg_catalog.pg_relation_size({Text(table)}::regclass) > 0
            """
        : $"SELECT {Json}::text FROM {table} ORDER BY {string.Join(", ", Columns.Select(column => $"{Name(column)} DESC"))} LIMIT 1";

    /// <summary>A key that was written as JSON, such as a parameter.</summary>
    public string Of(string json) => RowOf(Types.Select((type, place) => $"(({json})::jsonb ->> {place})::{type}"));

    private static string RowOf(IEnumerable<string> parts) =>
        parts.ToArray() is [var only] ? only : $"({string.Join(", ", parts)})";
}
