using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class ShowWhenPagesWerePublished : Migration
{
    public override void Change()
    {
        ReplaceView(
            "published_pages",
            "SELECT id, site_id, slug, title, path, published_at FROM pages WHERE published_at <= now()",
            v => v.SecurityBarrier());
        CreateView(
            "editors",
            "SELECT id, email, name, role FROM accounts WHERE role = 'editor'",
            v => v.CheckOption(CheckOption.Local));
    }
}
