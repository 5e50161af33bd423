using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class CreateFilters : Migration
{
    public override void Change()
    {
        CreateTable("filters", t =>
        {
            t.References("feeds", onDelete: ReferentialAction.Cascade);
            t.String("pattern").NotNull();
            t.String("action", 10).NotNull().Check("action IN ('hide', 'star', 'tag')");
            t.References("tags", onDelete: ReferentialAction.Cascade);
            t.Check("action <> 'tag' OR tag_id IS NOT NULL", name: "filters_tag_is_given");
        });

        DropConstraint("filters", "filters_action_check");
        AddCheck("filters", "action IN ('hide', 'star', 'tag', 'read')", name: "filters_action_check");
    }
}
