namespace Schema.Runner;

// Tables and views, and what belongs to them.
internal static partial class CatalogSql
{
    private static readonly string[] Relations =
    [
        // The sequence of a serial or an identity comes and goes with its column.
        $"""
        SELECT r.type, r.name, coalesce(
            (SELECT 'column ' || o.name || '.' || quote_ident(a.attname) FROM pg_depend AS d
             JOIN relations AS o ON o.oid = d.refobjid
             JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
             WHERE r.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
               AND d.objid = r.oid AND d.deptype IN ('a', 'i')),
            'schema ' || r.schema), ARRAY[
            'persistence', CASE r.relpersistence WHEN 'u' THEN 'unlogged' END,
            'options', {Sorted("r.reloptions")},
            'toast options', {Sorted("(SELECT t.reloptions FROM pg_class AS t WHERE t.oid = r.reltoastrelid)")},
            'row security', CASE WHEN r.relforcerowsecurity THEN 'forced' WHEN r.relrowsecurity THEN 'enabled' END,
            'replica identity', CASE r.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN CASE WHEN r.relkind IN ('r', 'p') THEN 'nothing' END END,
            'tablespace', (SELECT spcname::text FROM pg_tablespace WHERE oid = r.reltablespace),
            'rows', CASE WHEN r.relispopulated THEN NULL ELSE 'not filled' END,
            'partitioned by', CASE WHEN r.relkind = 'p' THEN pg_get_partkeydef(r.oid) END,
            'partition', pg_get_expr(r.relpartbound, r.oid),
            'inherits', (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
                FROM pg_inherits AS i WHERE i.inhrelid = r.oid),
            'definition', CASE WHEN r.relkind IN ('v', 'm') THEN pg_get_viewdef(r.oid) END,
            'sequence', (SELECT format('%s start %s increment %s from %s to %s cache %s%s',
                    format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache,
                    CASE WHEN q.seqcycle THEN ' cycle' END)
                FROM pg_sequence AS q WHERE q.seqrelid = r.oid),
            'comment', obj_description(r.oid, 'pg_class'),
            'privileges', {Privileges("r.relacl", "r.relowner")}]
        FROM relations AS r
        """,

        $"""
        SELECT 'column', r.name || '.' || quote_ident(a.attname), r.type || ' ' || r.name, ARRAY[
            'type', format_type(a.atttypid, a.atttypmod),
            'nullable', CASE WHEN a.attnotnull THEN 'no' ELSE 'yes' END,
            'default', CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END,
            'generated', CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid)
                || CASE a.attgenerated WHEN 's' THEN ' stored' ELSE ' virtual' END END,
            'identity', CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END,
            'collation', CASE WHEN a.attcollation <> t.typcollation THEN (
                SELECT o.collnamespace::regnamespace || '.' || quote_ident(o.collname) FROM pg_collation AS o WHERE o.oid = a.attcollation) END,
            'storage', CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage::text END,
            'compression', nullif(to_jsonb(a) ->> 'attcompression', ''),
            'statistics', nullif(to_jsonb(a) ->> 'attstattarget', '-1'),
            'options', {Sorted("a.attoptions")},
            'inherited', CASE WHEN a.attinhcount > 0 THEN CASE WHEN a.attislocal THEN 'and its own' ELSE 'yes' END END,
            'comment', col_description(r.oid, a.attnum),
            'privileges', {Privileges("a.attacl", "r.relowner")}]
        FROM pg_attribute AS a
        JOIN relations AS r ON r.oid = a.attrelid AND r.relkind <> 'S'
        JOIN pg_type AS t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped
        """,

        // From PostgreSQL 18 on NOT NULL is a constraint too; the column has said it. What refers to a partitioned table
        // refers to each partition, by a constraint that the server makes and names.
        """
        SELECT 'constraint', quote_ident(c.conname) || ' on ' || r.name, r.type || ' ' || r.name, ARRAY[
            'definition', pg_get_constraintdef(c.oid),
            'inherited', CASE WHEN c.coninhcount > 0 THEN CASE WHEN c.conislocal THEN 'and its own' ELSE 'yes' END END,
            'part of', quote_ident(whole.conname),
            'comment', obj_description(c.oid, 'pg_constraint')]
        FROM pg_constraint AS c
        JOIN relations AS r ON r.oid = c.conrelid
        LEFT JOIN pg_constraint AS whole ON whole.oid = c.conparentid
        WHERE c.contype NOT IN ('n', 't')
          AND (c.contype <> 'f' OR whole.oid IS NULL OR c.conrelid <> whole.conrelid)
        """,

        """
        SELECT 'index', i.indexrelid::regclass::text, coalesce(
            (SELECT 'constraint ' || quote_ident(k.conname) || ' on ' || r.name
             FROM pg_constraint AS k WHERE k.conindid = i.indexrelid AND k.conrelid = r.oid AND k.contype IN ('p', 'u', 'x')),
            r.type || ' ' || r.name), ARRAY[
            'definition', pg_get_indexdef(i.indexrelid),
            'state', CASE WHEN NOT i.indisvalid THEN 'invalid' END,
            'clustered', CASE WHEN i.indisclustered THEN 'yes' END,
            'replica identity', CASE WHEN i.indisreplident THEN 'yes' END,
            'tablespace', (SELECT spcname::text FROM pg_tablespace WHERE oid = c.reltablespace),
            'part of', (SELECT h.inhparent::regclass::text FROM pg_inherits AS h WHERE h.inhrelid = i.indexrelid),
            'statistics', (
                SELECT string_agg(format('%s of part %s', a.attstattarget, a.attnum), ', ' ORDER BY a.attnum)
                FROM pg_attribute AS a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0),
            'comment', obj_description(i.indexrelid, 'pg_class')]
        FROM pg_index AS i
        JOIN relations AS r ON r.oid = i.indrelid
        JOIN pg_class AS c ON c.oid = i.indexrelid
        """,

        """
        SELECT 'rule', quote_ident(w.rulename) || ' on ' || r.name, r.type || ' ' || r.name, ARRAY[
            'definition', pg_get_ruledef(w.oid),
            'state', nullif(w.ev_enabled::text, 'O'),
            'comment', obj_description(w.oid, 'pg_rewrite')]
        FROM pg_rewrite AS w JOIN relations AS r ON r.oid = w.ev_class
        WHERE w.rulename <> '_RETURN'
        """,

        """
        SELECT 'trigger', quote_ident(g.tgname) || ' on ' || r.name, r.type || ' ' || r.name, ARRAY[
            'definition', pg_get_triggerdef(g.oid),
            'state', CASE g.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END,
            'comment', obj_description(g.oid, 'pg_trigger')]
        FROM pg_trigger AS g JOIN relations AS r ON r.oid = g.tgrelid
        WHERE NOT g.tgisinternal
        """,

        """
        SELECT 'policy', quote_ident(p.polname) || ' on ' || r.name, r.type || ' ' || r.name, ARRAY[
            'kind', CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END,
            'command', CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update'
                WHEN 'd' THEN 'delete' ELSE 'all' END,
            'roles', (SELECT string_agg(CASE role WHEN 0 THEN 'public' ELSE role::regrole::text END, ', ' ORDER BY 1)
                FROM unnest(p.polroles) AS role),
            'using', pg_get_expr(p.polqual, p.polrelid),
            'check', pg_get_expr(p.polwithcheck, p.polrelid),
            'comment', obj_description(p.oid, 'pg_policy')]
        FROM pg_policy AS p JOIN relations AS r ON r.oid = p.polrelid
        """,
    ];
}
