using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class RenameSiteMaps : Migration
{
    public override void Change()
    {
        RenameView("site_maps", to: "sitemap_entries");
        Comment(On.View("sitemap_entries"), "Read by the crawlers' robots.txt");
    }
}
