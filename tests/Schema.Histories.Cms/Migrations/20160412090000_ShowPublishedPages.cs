using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class ShowPublishedPages : Migration
{
    public override void Change()
    {
        CreateView(
            "published_pages",
            "SELECT id, site_id, slug, title, path FROM pages WHERE published_at IS NOT NULL");
        CreateView(
            "site_maps",
            """
            SELECT sites.host, published_pages.slug, published_pages.path
            FROM published_pages JOIN sites ON sites.id = published_pages.site_id
            """);
    }
}
