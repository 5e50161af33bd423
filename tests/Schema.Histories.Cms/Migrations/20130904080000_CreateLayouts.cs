using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateLayouts : Migration
{
    public override void Change()
    {
        CreateTable("layouts", t =>
        {
            t.References("sites", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("name").NotNull();
            t.Text("template").NotNull();
            t.Timestamps();
            t.Unique(["site_id", "name"], name: "layouts_name_per_site");
        });

        AddColumn("pages", t => t.References("layouts", onDelete: ReferentialAction.SetNull, index: false));
    }
}
