using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>The key by which a backfill walks through a table, as the catalog knows it.</summary>
/// <param name="Columns">In the order of the index.</param>
/// <param name="Types">Theirs, as SQL.</param>
internal sealed record BackfillKey(ValueList<string> Columns, ValueList<string> Types)
{
    /// <summary>A row of what <c>$1</c> is, whether others inherit from it, and how many rows it has.</summary>
    public const string Relation =
        """
        SELECT c.relkind::text, c.relkind <> 'p' AND EXISTS (SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid),
            GREATEST(c.reltuples::bigint, pg_catalog.pg_stat_get_live_tuples(c.oid), (
                SELECT pg_catalog.sum(GREATEST(p.reltuples, pg_catalog.pg_stat_get_live_tuples(p.oid)))::bigint
                FROM pg_catalog.pg_inherits AS i JOIN pg_catalog.pg_class AS p ON p.oid = i.inhrelid
                WHERE i.inhparent = c.oid))
        FROM pg_catalog.pg_class AS c WHERE c.oid = $1::regclass
        """;

    /// <summary>The columns of the best key of <c>$1</c> that has none of <c>$2</c>: the primary key, else a unique
    /// index over columns that are never null, sorted as rows are compared.</summary>
    public const string Read =
        """
        SELECT a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod)
        FROM (
            SELECT i.indrelid, i.indkey, i.indnkeyatts FROM pg_catalog.pg_index AS i
            WHERE i.indrelid = $1::regclass AND i.indisunique AND i.indisvalid AND i.indimmediate
                AND i.indpred IS NULL AND i.indexprs IS NULL
                AND NOT EXISTS (
                    SELECT FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS place
                    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[place]
                    JOIN pg_catalog.pg_opclass AS o ON o.oid = i.indclass[place]
                    WHERE NOT a.attnotnull OR a.attname = ANY ($2) OR NOT o.opcdefault OR i.indoption[place] <> 0
                        OR i.indcollation[place] <> a.attcollation)
            ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid
            LIMIT 1) AS i
        CROSS JOIN LATERAL pg_catalog.generate_series(0, i.indnkeyatts - 1) AS place
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[place]
        ORDER BY place
        """;

    /// <summary>The key as a row: <c>("a", "b")</c>; a column alone stands for itself.</summary>
    public string Row => RowOf(Columns.Select(Name));

    /// <summary>The key as JSON: whatever it is, it is read back as it was.</summary>
    public string Json => $"pg_catalog.jsonb_build_array({string.Join(", ", Columns.Select(Name))})";

    public string Ascending => string.Join(", ", Columns.Select(Name));

    public string Descending => string.Join(", ", Columns.Select(column => $"{Name(column)} DESC"));

    /// <summary>A key that was written as JSON, such as a parameter.</summary>
    public string Of(string json) => RowOf(Types.Select((type, place) => $"(({json})::jsonb ->> {place})::{type}"));

    private static string RowOf(IEnumerable<string> parts) =>
        parts.ToArray() is [var only] ? only : $"({string.Join(", ", parts)})";
}
