using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class KeepLinksWithPackages : Migration
{
    public override void Change()
    {
        AddColumn("packages", t => t.Jsonb("links").NotNull().Default("{}"));

        Execute(
            """
            UPDATE packages SET links = jsonb_strip_nulls(jsonb_build_object(
                'home', home, 'wiki', wiki, 'docs', docs, 'mail', mail,
                'source_code', source_code, 'issue_tracker', issue_tracker, 'changelog', changelog))
            FROM linksets WHERE linksets.package_id = packages.id
            """,
            down: """
            INSERT INTO linksets (package_id, home, wiki, docs, mail, source_code, issue_tracker, changelog)
            SELECT id, links ->> 'home', links ->> 'wiki', links ->> 'docs', links ->> 'mail',
                links ->> 'source_code', links ->> 'issue_tracker', links ->> 'changelog'
            FROM packages WHERE links <> '{}'
            """);

        DropTable("linksets");
    }
}
