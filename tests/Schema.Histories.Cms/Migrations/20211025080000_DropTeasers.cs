using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class DropTeasers : Migration
{
    public override void Change()
    {
        DropTrigger("keep_public", on: "sites");
        DropIndexNamed("revisions_excerpt");
        DropFunction("teaser", "text", "integer");
        DropProcedure("prune_revisions", "bigint", "integer");
    }
}
