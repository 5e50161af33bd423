using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class RenameExcerpt : Migration
{
    public override void Change()
    {
        RenameFunction("excerpt", to: "teaser", "text", "integer");
        Comment(On.Function("teaser", "text", "integer"), "Without tags");
    }
}
