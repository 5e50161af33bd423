using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class SearchWithoutAccents : Migration
{
    public override void Change()
    {
        Execute(
            """
            CREATE EXTENSION unaccent;
            CREATE TEXT SEARCH CONFIGURATION site_search (COPY = simple);
            ALTER TEXT SEARCH CONFIGURATION site_search ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
            """,
            down: """
            DROP TEXT SEARCH CONFIGURATION site_search;
            DROP EXTENSION unaccent;
            """);

        Existing(() => CreateExtension("unaccent"));
        Comment(On.Extension("unaccent"), "For site_search");

        AddColumn("translations", t => t.TsVector("search").GeneratedAs("to_tsvector('simple'::regconfig, title)"));
        Index("translations", i => i.Column("search").Using("gin"));
    }
}
