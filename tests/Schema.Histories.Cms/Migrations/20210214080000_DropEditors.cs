using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class DropEditors : Migration
{
    public override void Change()
    {
        DropView("editors");
    }
}
