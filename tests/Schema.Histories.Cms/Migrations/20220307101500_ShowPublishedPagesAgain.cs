using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class ShowPublishedPagesAgain : Migration
{
    public override void Change()
    {
        CreateView(
            "published_pages",
            "SELECT id, site_id, slug, title, published_at FROM pages WHERE published_at <= now()");
    }
}
