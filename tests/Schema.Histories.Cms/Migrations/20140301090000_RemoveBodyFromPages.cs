using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class RemoveBodyFromPages : Migration
{
    public override void Change()
    {
        RemoveColumn("pages", "body");
    }
}
