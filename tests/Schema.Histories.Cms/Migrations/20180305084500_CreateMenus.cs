using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateMenus : Migration
{
    public override void Change()
    {
        CreateTable("menus", t =>
        {
            t.References("sites", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("name", 40).NotNull();
        });

        CreateTable("menu_items", t =>
        {
            t.References("menus", onDelete: ReferentialAction.Cascade).NotNull();
            t.References("pages", onDelete: ReferentialAction.Cascade);
            t.Text("url");
            t.String("label", 80);
            t.Integer("position").NotNull();
            t.Check("(page_id IS NULL) <> (url IS NULL)", name: "menu_items_leads_somewhere");
        });
    }
}
