using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class DropRevisionsOfOnePage : Migration
{
    public override void Change()
    {
        ReplaceProcedure("drop_revisions", p => p
            .Argument("page", "bigint")
            .Argument("keep", "integer")
            .Language("sql")
            .SecurityDefiner()
            .Set("search_path", "public")
            .Body(
                """
                DELETE FROM revisions
                WHERE page_id = page
                    AND number <= (SELECT max(number) FROM revisions AS newest WHERE newest.page_id = page) - keep
                """));
        RenameProcedure("drop_revisions", to: "prune_revisions", "bigint", "integer");
        DropTrigger("layouts_touch", on: "layouts");
    }
}
