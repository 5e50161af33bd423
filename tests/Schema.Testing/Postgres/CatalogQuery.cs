namespace Schema.Testing.Postgres;

/// <summary>The query behind <see cref="SchemaCatalog"/>: one row of text for each fact.</summary>
internal static class CatalogQuery
{
    // Columns that only newer servers have are read by way of to_jsonb, which shows what is there.
    public const string Text = """
        WITH schemas AS (
            SELECT oid, nspname, nspowner, nspacl, quote_ident(nspname) AS name
            FROM pg_namespace
            WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
        ), relations AS (
            SELECT c.*, schemas.name || '.' || quote_ident(c.relname) AS name
            FROM pg_class AS c JOIN schemas ON schemas.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
              AND c.relname <> ALL (@except)
              AND NOT EXISTS (
                  SELECT FROM pg_depend AS d JOIN pg_class AS owner ON owner.oid = d.refobjid
                  WHERE c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid
                    AND d.deptype IN ('a', 'i') AND owner.relname = ANY (@except))
        ), types AS (
            SELECT t.*, schemas.name || '.' || quote_ident(t.typname) AS name
            FROM pg_type AS t JOIN schemas ON schemas.oid = t.typnamespace
        ), routines AS (
            SELECT p.*, p.oid::regprocedure::text AS name
            FROM pg_proc AS p JOIN schemas ON schemas.oid = p.pronamespace
            WHERE p.prokind IN ('f', 'p')
              AND NOT EXISTS (
                  SELECT FROM pg_depend AS d
                  WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        )

        SELECT format('schema %s', name) FROM schemas

        UNION ALL
        SELECT format('extension %I %s', extname, extversion) FROM pg_extension

        UNION ALL
        SELECT format('relation %s: kind %s, persistence %s, options %s, row security %s %s, replica identity %s',
            name, relkind, relpersistence, reloptions, relrowsecurity, relforcerowsecurity, relreplident)
            || coalesce(', toast options '
                || (SELECT toast.reloptions FROM pg_class AS toast WHERE toast.oid = relations.reltoastrelid)::text, '')
            || CASE WHEN relispopulated THEN '' ELSE ', without data' END
            || coalesce(', tablespace ' || (SELECT spcname FROM pg_tablespace WHERE oid = reltablespace), '')
            || coalesce(', partition by ' || pg_get_partkeydef(oid), '')
            || coalesce(', partition ' || pg_get_expr(relpartbound, oid), '')
        FROM relations

        UNION ALL
        SELECT format('inheritance %s from %s', child.name, inhparent::regclass)
        FROM pg_inherits JOIN relations AS child ON child.oid = inhrelid

        UNION ALL
        SELECT format('column %s.%I: %s', r.name, a.attname, format_type(a.atttypid, a.atttypmod))
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || CASE WHEN a.attidentity <> '' THEN format(' identity %s', a.attidentity) ELSE '' END
            || CASE WHEN a.attgenerated <> '' THEN format(' generated %s', a.attgenerated) ELSE '' END
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
            || CASE WHEN a.attcollation <> t.typcollation
                THEN format(' collate %s', (SELECT collname FROM pg_collation WHERE oid = a.attcollation)) ELSE '' END
            || format(' storage %s', a.attstorage)
            || coalesce(' compression ' || nullif(to_jsonb(a) ->> 'attcompression', ''), '')
            || coalesce(' statistics ' || nullif(to_jsonb(a) ->> 'attstattarget', '-1'), '')
            || coalesce(' options ' || a.attoptions::text, '')
            || CASE WHEN a.attinhcount > 0 THEN format(' inherited %s, local %s', a.attinhcount, a.attislocal) ELSE '' END
        FROM pg_attribute AS a
        JOIN relations AS r ON r.oid = a.attrelid AND r.relkind <> 'S'
        JOIN pg_type AS t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped

        UNION ALL -- From PostgreSQL 18 on NOT NULL is a constraint too; the column has said it.
        SELECT format('constraint %I on %s: %s', c.conname, r.name, pg_get_constraintdef(c.oid))
            || CASE WHEN c.coninhcount > 0 THEN format(' inherited %s, local %s', c.coninhcount, c.conislocal) ELSE '' END
            || coalesce(' part of ' || quote_ident(whole.conname), '')
        FROM pg_constraint AS c
        JOIN relations AS r ON r.oid = c.conrelid
        LEFT JOIN pg_constraint AS whole ON whole.oid = c.conparentid
        WHERE c.contype NOT IN ('n', 't')
          -- What refers to a partitioned table refers to each partition, by a constraint that the server makes and names.
          AND (c.contype <> 'f' OR whole.oid IS NULL OR c.conrelid <> whole.conrelid)

        UNION ALL
        SELECT format('index %s: %s, valid %s, clustered %s, replica identity %s',
            i.indexrelid::regclass, pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisclustered, i.indisreplident)
            || coalesce(', tablespace ' || s.spcname, '')
            || coalesce(', part of ' || (
                SELECT h.inhparent::regclass::text FROM pg_inherits AS h WHERE h.inhrelid = i.indexrelid), '')
            || coalesce(', statistics ' || (
                SELECT string_agg(format('%s of part %s', a.attstattarget, a.attnum), ', ' ORDER BY a.attnum)
                FROM pg_attribute AS a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0), '')
        FROM pg_index AS i
        JOIN relations AS r ON r.oid = i.indrelid
        JOIN pg_class AS c ON c.oid = i.indexrelid
        LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace

        UNION ALL
        SELECT format('sequence %s: %s, start %s, increment %s, %s to %s, cache %s, cycle %s',
            r.name, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
            s.seqcycle)
            || coalesce(', owned by ' || (
                SELECT format('%s.%I', d.refobjid::regclass, a.attname)
                FROM pg_depend AS d
                JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype IN ('a', 'i')), '')
        FROM pg_sequence AS s JOIN relations AS r ON r.oid = s.seqrelid

        UNION ALL
        SELECT format('view %s: %s', name, pg_get_viewdef(oid)) FROM relations WHERE relkind IN ('v', 'm')

        UNION ALL
        SELECT format('rule %I on %s: %s', w.rulename, r.name, pg_get_ruledef(w.oid))
        FROM pg_rewrite AS w JOIN relations AS r ON r.oid = w.ev_class
        WHERE w.rulename <> '_RETURN'

        UNION ALL
        SELECT format('trigger on %s: %s, enabled %s', r.name, pg_get_triggerdef(g.oid), g.tgenabled)
        FROM pg_trigger AS g JOIN relations AS r ON r.oid = g.tgrelid
        WHERE NOT g.tgisinternal

        UNION ALL
        SELECT format('policy %I on %s: permissive %s, command %s, roles %s, using %s, check %s',
            p.polname, r.name, p.polpermissive, p.polcmd, p.polroles::regrole[],
            pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
        FROM pg_policy AS p JOIN relations AS r ON r.oid = p.polrelid

        UNION ALL
        SELECT format('enum %s: %s', t.name, coalesce(
            (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum AS e WHERE e.enumtypid = t.oid), '[]'))
        FROM types AS t WHERE t.typtype = 'e'

        UNION ALL
        SELECT format('domain %s: %s, collate %s, not null %s, default %s, checks %s',
            t.name, format_type(t.typbasetype, t.typtypmod),
            (SELECT quote_ident(collname) FROM pg_collation WHERE oid = t.typcollation), t.typnotnull, pg_get_expr(t.typdefaultbin, 0),
            (SELECT array_agg(format('%I %s', c.conname, pg_get_constraintdef(c.oid)) ORDER BY c.conname)
             FROM pg_constraint AS c WHERE c.contypid = t.oid AND c.contype = 'c'))
        FROM types AS t WHERE t.typtype = 'd'

        UNION ALL
        SELECT format('composite type %s: %s', t.name,
            (SELECT array_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                || coalesce(' collate ' || (SELECT quote_ident(collname) FROM pg_collation WHERE oid = a.attcollation), '')
                ORDER BY a.attname)
             FROM pg_attribute AS a WHERE a.attrelid = t.typrelid AND NOT a.attisdropped))
        FROM types AS t JOIN pg_class AS c ON c.oid = t.typrelid
        WHERE t.typtype = 'c' AND c.relkind = 'c'

        UNION ALL
        SELECT format('range %s of %s: class %s, collate %s, canonical %s, difference %s, several %s',
            t.name, format_type(r.rngsubtype, NULL), o.opcname,
            (SELECT quote_ident(collname) FROM pg_collation WHERE oid = r.rngcollation), r.rngcanonical, r.rngsubdiff,
            (SELECT several.name FROM types AS several
             WHERE several.oid::text = to_jsonb(r) ->> 'rngmultitypid'))
        FROM types AS t
        JOIN pg_range AS r ON r.rngtypid = t.oid
        JOIN pg_opclass AS o ON o.oid = r.rngsubopc

        UNION ALL
        SELECT format('collation %s.%I: %s', schemas.name, c.collname,
            to_jsonb(c) - '{oid,collname,collnamespace,collowner,collversion}'::text[])
        FROM pg_collation AS c JOIN schemas ON schemas.oid = c.collnamespace

        UNION ALL -- The positions of columns are left out, and so their order.
        SELECT format('statistics %I.%I of %s: kinds %s, target %s, columns %s, %s', s.stxnamespace::regnamespace, s.stxname,
            r.name, s.stxkind, nullif(to_jsonb(s) ->> 'stxstattarget', '-1'),
            (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname)
             FROM pg_attribute AS a WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys)),
            replace(pg_get_statisticsobjdef(s.oid), ' ON ' || coalesce((
                SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                FROM pg_attribute AS a WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys)), ''), ' ON '))
        FROM pg_statistic_ext AS s JOIN relations AS r ON r.oid = s.stxrelid

        UNION ALL
        SELECT format('routine %s: %s', name, pg_get_functiondef(oid)) FROM routines

        UNION ALL
        SELECT format('comment on %s %s: %s', object.type, object.identity, d.description)
        FROM pg_description AS d
        CROSS JOIN pg_identify_object(d.classoid, d.objoid, d.objsubid) AS object
        WHERE (d.objoid >= 16384 OR d.classoid = 'pg_namespace'::regclass) -- What initdb made has smaller ones.
          AND coalesce(object.schema, object.identity) !~ '^(pg_|information_schema$)'
          AND object.type NOT IN ('extension', 'language', 'access method', 'cast', 'role')
          AND NOT EXISTS (
              SELECT FROM pg_class AS c
              WHERE d.classoid = 'pg_class'::regclass AND c.oid = d.objoid AND c.relname = ANY (@except))

        UNION ALL
        SELECT format('grant %s on %s %s to %s%s', g.privilege_type, g.kind, g.name,
            CASE WHEN g.grantee = 0 THEN 'public' ELSE g.grantee::regrole::text END,
            CASE WHEN g.is_grantable THEN ' with grant option' ELSE '' END)
        FROM (
            SELECT 'relation' AS kind, name, relowner AS owner, granted.*
            FROM relations CROSS JOIN aclexplode(relacl) AS granted
            UNION ALL
            SELECT 'column', format('%s.%I', r.name, a.attname), r.relowner, granted.*
            FROM relations AS r
            JOIN pg_attribute AS a ON a.attrelid = r.oid AND NOT a.attisdropped
            CROSS JOIN aclexplode(a.attacl) AS granted
            UNION ALL
            SELECT 'schema', name, nspowner, granted.* FROM schemas CROSS JOIN aclexplode(nspacl) AS granted
            UNION ALL
            SELECT 'type', name, typowner, granted.*
            FROM types CROSS JOIN aclexplode(coalesce(typacl, acldefault('T', typowner))) AS granted
            WHERE typtype IN ('e', 'd', 'r') OR (typtype = 'c' AND EXISTS (
                SELECT FROM pg_class AS c WHERE c.oid = typrelid AND c.relkind = 'c'))
            UNION ALL
            SELECT 'routine', name, proowner, granted.*
            FROM routines CROSS JOIN aclexplode(coalesce(proacl, acldefault('f', proowner))) AS granted
        ) AS g
        WHERE g.grantee <> g.owner

        UNION ALL
        SELECT format('default privileges on %s of %s in %s: %s', d.defaclobjtype, d.defaclrole::regrole,
            (SELECT nspname FROM pg_namespace WHERE oid = d.defaclnamespace),
            (SELECT string_agg(format('%s to %s%s', g.privilege_type,
                CASE WHEN g.grantee = 0 THEN 'public' ELSE g.grantee::regrole::text END,
                CASE WHEN g.is_grantable THEN ' with grant option' ELSE '' END), ', '
                ORDER BY g.privilege_type, g.grantee)
             FROM aclexplode(d.defaclacl) AS g WHERE g.grantee <> d.defaclrole))
        FROM pg_default_acl AS d
        """;
}
