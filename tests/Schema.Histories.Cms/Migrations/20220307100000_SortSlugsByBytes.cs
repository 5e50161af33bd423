using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class SortSlugsByBytes : Migration
{
    public override void Change()
    {
        AlterTable("pages", t => t.Modify("slug", c => c.Type("varchar(200)").Collate("C")));
        DropDefault("pages", "position");
    }
}
