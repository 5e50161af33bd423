using Schema.Dsl;
using static Schema.Planning.PostgresSyntax;

namespace Schema.Planning;

/// <summary>Asks the catalog for an index, by its name and by what it is. Needs no <c>search_path</c>.</summary>
/// <param name="name">The index, qualified.</param>
/// <param name="table">Its table, qualified.</param>
internal sealed class IndexProbe(string name, string table)
{
    private const string Is = "OPERATOR(pg_catalog.=)";

    private string From =>
        $"""
        FROM (SELECT pg_catalog.to_regclass({Text(name)}) AS oid) AS c
        LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid {Is} c.oid
            AND i.indrelid {Is} pg_catalog.to_regclass({Text(table)})
        """;

    /// <summary>How far one has come that is to go: it is invalid before it is gone.</summary>
    public string Dropped =>
        $"""
        SELECT CASE WHEN c.oid IS NULL THEN 'done' WHEN i.indexrelid IS NULL THEN 'taken'
            WHEN i.indisvalid THEN 'pending' ELSE 'half' END
        {From}
        """;

    /// <summary>How far one has come that is to be there: what a build has left is not valid.</summary>
    public string Built(IndexDefinition index) =>
        $"""
        SELECT CASE WHEN c.oid IS NULL THEN 'pending' WHEN NOT i.indisvalid THEN 'half' WHEN {IsThis(index)} THEN 'done'
            ELSE pg_catalog.concat('taken: ', COALESCE(pg_catalog.pg_get_indexdef(c.oid), {Text(name)})) END
        {From}
        """;

    // What the server keeps in its own words, such as expressions, is told by its place alone.
    private static string IsThis(IndexDefinition index) =>
        $"""
        {(index.Unique ? "" : "NOT ")}i.indisunique
                AND i.indpred IS {(index.Where is null ? "" : "NOT ")}NULL
                AND i.indnkeyatts {Is} {index.Keys.Count}
                AND EXISTS (SELECT FROM pg_catalog.pg_class AS k JOIN pg_catalog.pg_am AS m ON m.oid {Is} k.relam
                    WHERE k.oid {Is} c.oid AND m.amname {Is} {Text(index.Method ?? "btree")})
                AND ARRAY(SELECT pg_catalog.concat(a.attname)
                    FROM pg_catalog.unnest(i.indkey) WITH ORDINALITY AS k (number, place)
                    LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid {Is} i.indrelid AND a.attnum {Is} k.number
                    ORDER BY k.place) {Is} CAST({Columns(index)} AS text[])
                AND COALESCE(pg_catalog.to_jsonb(i) OPERATOR(pg_catalog.->>) 'indnullsnotdistinct', 'false')
                    {Is} '{(index.NullsNotDistinct ? "true" : "false")}'{Order(index)}
        """;

    private static string Columns(IndexDefinition index) => PostgresValues.Value(new ArrayValue(
        index.Keys.Select(key => key.Column ?? "").Concat(index.Include)
            .Select(column => (SqlValue)new TextValue(column))
            .ToValueList()));

    // Other methods have no order.
    private static string Order(IndexDefinition index) => index.Method is null or "btree"
        ? $"\n        AND i.indoption::text {Is} '{string.Join(" ", index.Keys.Select(Order))}'"
        : "";

    private static int Order(IndexKey key) => (key.Sort, key.Nulls) switch
    {
        (Sort.Ascending, Nulls.First) => 2,
        (Sort.Ascending, _) => 0,
        (Sort.Descending, Nulls.Last) => 1,
        _ => 3,
    };
}
