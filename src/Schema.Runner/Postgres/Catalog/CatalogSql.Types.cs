namespace Schema.Runner;

// Types, and what else lives in schemas.
internal static partial class CatalogSql
{
    private static readonly string[] Types =
    [
        $"""
        SELECT CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, t.name, 'schema ' || t.schema, ARRAY[
            'kind', CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite' WHEN 'r' THEN 'range' END,
            'values', (SELECT string_agg(quote_literal(e.enumlabel), E'\n' ORDER BY e.enumsortorder)
                FROM pg_enum AS e WHERE e.enumtypid = t.oid),
            'type', CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
            'collation', CASE t.typtype WHEN 'd' THEN (SELECT quote_ident(collname) FROM pg_collation WHERE oid = t.typcollation) END,
            'nullable', CASE t.typtype WHEN 'd' THEN CASE WHEN t.typnotnull THEN 'no' ELSE 'yes' END END,
            'default', CASE t.typtype WHEN 'd' THEN pg_get_expr(t.typdefaultbin, 0) END,
            'checks', (SELECT string_agg(format('%I %s', k.conname, pg_get_constraintdef(k.oid)), E'\n' ORDER BY k.conname)
                FROM pg_constraint AS k WHERE k.contypid = t.oid AND k.contype = 'c'),
            'attributes', CASE t.typtype WHEN 'c' THEN (
                SELECT string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                    || coalesce(' collate ' || (SELECT quote_ident(collname) FROM pg_collation WHERE oid = a.attcollation), ''),
                    E'\n' ORDER BY a.attname)
                FROM pg_attribute AS a WHERE a.attrelid = t.typrelid AND NOT a.attisdropped AND a.attnum > 0) END,
            'range', (SELECT format('of %s, class %s, collation %s, canonical %s, difference %s, multirange %s',
                    format_type(r.rngsubtype, NULL), o.opcname,
                    (SELECT quote_ident(collname) FROM pg_collation WHERE oid = r.rngcollation), r.rngcanonical, r.rngsubdiff,
                    (SELECT m.name FROM types AS m WHERE m.oid::text = to_jsonb(r) ->> 'rngmultitypid'))
                FROM pg_range AS r JOIN pg_opclass AS o ON o.oid = r.rngsubopc WHERE r.rngtypid = t.oid),
            'comment', obj_description(t.oid, 'pg_type'),
            'privileges', {Privileges("coalesce(t.typacl, acldefault('T', t.typowner))", "t.typowner")}]
        FROM types AS t
        WHERE t.typtype IN ('e', 'd', 'r')
           OR (t.typtype = 'c' AND EXISTS (SELECT FROM pg_class AS c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
        """,

        $"""
        SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, p.name,
            'schema ' || p.schema, ARRAY[
            'definition', CASE p.prokind WHEN 'a' THEN (
                SELECT format('steps %s of %s, from %s, final %s', g.aggtransfn, format_type(g.aggtranstype, NULL),
                    g.agginitval, g.aggfinalfn)
                FROM pg_aggregate AS g WHERE g.aggfnoid = p.oid)
                ELSE (SELECT pg_get_functiondef(p.oid)) END,
            'comment', obj_description(p.oid, 'pg_proc'),
            'privileges', {Privileges("coalesce(p.proacl, acldefault('f', p.proowner))", "p.proowner")}]
        FROM routines AS p
        """,

        $"""
        SELECT 'collation', s.name || '.' || quote_ident(c.collname), 'schema ' || s.name, ARRAY[
            'definition', (to_jsonb(c) - ARRAY['oid', 'collname', 'collnamespace', 'collowner', 'collversion'])::text,
            'comment', obj_description(c.oid, 'pg_collation')]
        FROM pg_collation AS c JOIN schemas AS s ON s.oid = c.collnamespace
        WHERE {IsOwn("pg_collation", "c")}
        """,

        // The positions of columns are left out, and so their order.
        """
        SELECT 'statistics', x.stxnamespace::regnamespace || '.' || quote_ident(x.stxname), r.type || ' ' || r.name, ARRAY[
            'kinds', x.stxkind::text,
            'target', nullif(to_jsonb(x) ->> 'stxstattarget', '-1'),
            'columns', (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname)
                FROM pg_attribute AS a WHERE a.attrelid = x.stxrelid AND a.attnum = ANY (x.stxkeys)),
            'definition', replace(pg_get_statisticsobjdef(x.oid), ' ON ' || coalesce((
                SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                FROM pg_attribute AS a WHERE a.attrelid = x.stxrelid AND a.attnum = ANY (x.stxkeys)), ''), ' ON '),
            'comment', obj_description(x.oid, 'pg_statistic_ext')]
        FROM pg_statistic_ext AS x JOIN relations AS r ON r.oid = x.stxrelid
        """,
    ];

    private static readonly string[] Others =
    [
        $"""
        SELECT 'default privileges', format('of %s on %s%s', d.defaclrole::regrole,
            CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'routines' WHEN 'T' THEN 'types'
                WHEN 'n' THEN 'schemas' ELSE d.defaclobjtype::text END,
            ' in ' || s.name), 'schema ' || s.name, ARRAY['privileges', {Privileges("d.defaclacl", "d.defaclrole")}]
        FROM pg_default_acl AS d LEFT JOIN schemas AS s ON s.oid = d.defaclnamespace
        """,

        // What only raw SQL makes is compared by its name alone.
        """
        SELECT o.type, o.identity, NULL, '{}'
        FROM (
            SELECT 'pg_operator'::regclass AS class, oid FROM pg_operator
            UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass
            UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily
            UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast
            UNION ALL SELECT 'pg_conversion'::regclass, oid FROM pg_conversion
            UNION ALL SELECT 'pg_language'::regclass, oid FROM pg_language
            UNION ALL SELECT 'pg_ts_config'::regclass, oid FROM pg_ts_config
            UNION ALL SELECT 'pg_ts_dict'::regclass, oid FROM pg_ts_dict
            UNION ALL SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger
            UNION ALL SELECT 'pg_publication'::regclass, oid FROM pg_publication
            UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper
            UNION ALL SELECT 'pg_foreign_server'::regclass, oid FROM pg_foreign_server) AS rest
        CROSS JOIN pg_identify_object(rest.class, rest.oid, 0) AS o
        WHERE rest.oid >= 16384 -- What initdb made has smaller ones.
          AND NOT EXISTS (SELECT FROM extended AS e WHERE e.classid = rest.class AND e.objid = rest.oid)
        """,
    ];
}
