using Schema.Planning;

namespace Schema.Runner;

/// <summary>The statements that walk through a table by a key.</summary>
internal sealed class BatchSql(Backfill backfill, BackfillKey key)
{
    /// <summary>The last key of all, as JSON: rows that are added later are not the backfill's.</summary>
    public string UpperBound => key.LastOf(backfill.Table);

    /// <summary>Rows move meanwhile: the table is passed again, until the condition holds for none of them.</summary>
    public bool IsRepeated => key.IsPlace;

    /// <summary>Changes the next <c>$3</c> rows behind <c>$1</c>, up to <c>$2</c>. What it did it leaves in a setting,
    /// for the statement behind it.</summary>
    /// <remarks>The rows are a range of the key, so that it takes an index scan and no join, however many there
    /// are.</remarks>
    /// <param name="isFirst">There is nothing behind which to begin.</param>
    public string Change(bool isFirst)
    {
        var behind = isFirst ? "$1::text IS NULL" : $"{key.Row} > {key.Of("$1")}";
        var last = key.IsPlace
            ? "SELECT pg_catalog.jsonb_build_array(pg_catalog.max((schema_key ->> 0)::tid)) FROM schema_batch HAVING pg_catalog.count(*) > 0"
            : "SELECT schema_key FROM schema_batch ORDER BY schema_place DESC LIMIT 1";
        return $"""
            WITH schema_batch AS MATERIALIZED (
                SELECT {key.Json} AS schema_key, pg_catalog.row_number() OVER () AS schema_place
                FROM (
                    SELECT {key.Names} FROM {backfill.Table} WHERE {behind} AND {key.Row} <= {key.Of("$2")}{key.InOrder}
                    LIMIT $3) AS schema_rows),
            schema_changed AS (
                UPDATE {backfill.Table} SET {backfill.Set}
                WHERE {behind} AND {key.Row} <= {key.Of($"{last}")}{And(backfill.Where)}
                RETURNING {(key.IsPlace ? $"({backfill.Where}) IS TRUE" : "false")} AS schema_is_left)
            SELECT pg_catalog.set_config('{BackfillSql.Result}', pg_catalog.jsonb_strip_nulls(
                pg_catalog.jsonb_build_object('passed', (SELECT pg_catalog.count(*) FROM schema_batch),
                    'changed', (SELECT pg_catalog.count(*) FROM schema_changed WHERE NOT schema_is_left), 'last', ({last})))::text, true)
            """;
    }

    /// <summary>The key of the next row behind <c>$1</c>, as JSON.</summary>
    public string Next(bool isFirst) =>
        $"""
        SELECT {key.Json}::text FROM {backfill.Table}
        WHERE {(isFirst ? "$1::text IS NULL" : $"{key.Row} > {key.Of("$1")}")}{key.InOrder} LIMIT 1
        """;

    /// <summary>Whether rows up to <c>$1</c> are left that the condition holds for; <see langword="null"/> where there is
    /// no condition.</summary>
    public string? IsLeft => backfill.Where is not { } condition ? null
        : key.IsPlace ? $"SELECT EXISTS (SELECT FROM {backfill.Table} WHERE $1::text IS NOT NULL AND ({condition}))"
        : $"SELECT EXISTS (SELECT FROM {backfill.Table} WHERE {key.Row} <= {key.Of("$1")}{And(condition)})";

    private static string And(string? condition) => condition is null ? "" : $" AND ({condition})";
}
