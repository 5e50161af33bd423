using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>PostgreSQL changes no type that a view shows.</summary>
public sealed class DropViewsOfSlugs : Migration
{
    public override void Change()
    {
        DropView("sitemap_entries");
        DropView("published_pages");
    }
}
