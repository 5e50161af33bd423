using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateTranslations : Migration
{
    public override void Change()
    {
        CreateTable("translations", t =>
        {
            t.BigInt("page_id").References("pages", onDelete: ReferentialAction.Cascade);
            t.Char("locale", 5);
            t.String("title").NotNull();
            t.String("slug", 120).NotNull();
            t.Jsonb("blocks").NotNull().Default("[]");
            t.Timestamps();
            t.PrimaryKey(["page_id", "locale"], name: "translations_page_locale");
            t.Check("jsonb_typeof(blocks) = 'array'");
        });

        Execute(
            """
            INSERT INTO translations (page_id, locale, title, slug)
            SELECT pages.id, sites.locale, pages.title, pages.slug FROM pages JOIN sites ON sites.id = pages.site_id
            """,
            down: "DELETE FROM translations");
    }
}
