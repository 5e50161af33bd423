using static Schema.Planning.PostgresSyntax;

namespace Schema.Runner;

/// <summary>The query for all objects of a database: type, name, title of the owner, and aspects, each a name and a
/// value.</summary>
/// <remarks>Runs with <c>pg_catalog</c> alone in the search path: names in definitions are then written in full, and ours
/// mean what they say. Columns that only newer servers have are read by way of <c>to_jsonb</c>.</remarks>
internal static partial class CatalogSql
{
    /// <param name="ownTables">Tables, as SQL writes them, that are left out with all that belongs to them.</param>
    public static string Objects(IEnumerable<string> ownTables) =>
        $"""
        WITH extended AS (
            SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
        ), schemas AS (
            SELECT n.*, quote_ident(n.nspname) AS name FROM pg_namespace AS n
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND {IsOwn("pg_namespace", "n")}
        ), relations AS (
            SELECT c.*, s.name || '.' || quote_ident(c.relname) AS name, s.name AS schema, {RelationType} AS type
            FROM pg_class AS c JOIN schemas AS s ON s.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
              AND c.oid <> ALL (array_remove(ARRAY[{string.Join(", ", ownTables.Select(table => $"to_regclass({Text(table)})::oid"))}], NULL))
              AND {IsOwn("pg_class", "c")}
        ), types AS (
            SELECT t.*, s.name || '.' || quote_ident(t.typname) AS name, s.name AS schema
            FROM pg_type AS t JOIN schemas AS s ON s.oid = t.typnamespace
            WHERE {IsOwn("pg_type", "t")}
        ), routines AS (
            SELECT p.*, p.oid::regprocedure::text AS name, s.name AS schema
            FROM pg_proc AS p JOIN schemas AS s ON s.oid = p.pronamespace
            WHERE {IsOwn("pg_proc", "p")}
        )

        {string.Join("\nUNION ALL\n", [Schemas, Extensions, .. Relations, .. Types, .. Others])}
        """;

    private const string RelationType =
        """
        CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
            WHEN 'S' THEN 'sequence' ELSE 'table' END
        """;

    private static readonly string Schemas =
        $"""
        SELECT 'schema', name, NULL::text, ARRAY[
            'comment', obj_description(oid, 'pg_namespace'),
            'privileges', {Privileges("nspacl", "nspowner")}]
        FROM schemas
        """;

    // Which version of it there is, is the server's business.
    private const string Extensions =
        """
        SELECT 'extension', quote_ident(e.extname), NULL, ARRAY['schema', e.extnamespace::regnamespace::text]
        FROM pg_extension AS e
        """;

    /// <summary>Whether no extension has brought it.</summary>
    private static string IsOwn(string catalog, string alias) =>
        $"NOT EXISTS (SELECT FROM extended AS e WHERE e.classid = '{catalog}'::regclass AND e.objid = {alias}.oid)";

    /// <summary>What others than the owner may do, a line each.</summary>
    private static string Privileges(string acl, string owner) =>
        $"""
        (SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C") FROM (
            SELECT format('%s to %s%s', g.privilege_type,
                CASE WHEN g.grantee = 0 THEN 'public' ELSE g.grantee::regrole::text END,
                CASE WHEN g.is_grantable THEN ' with grant option' ELSE '' END) AS line
            FROM aclexplode({acl}) AS g WHERE g.grantee <> {owner}) AS lines)
        """;

    /// <summary>Elements of an array in an order that does not depend on how they came there.</summary>
    private static string Sorted(string array) =>
        $"(SELECT string_agg(one, ', ' ORDER BY one COLLATE \"C\") FROM unnest({array}) AS one)";
}
