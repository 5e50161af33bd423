using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreatePages : Migration
{
    public override void Change()
    {
        CreateTable("pages", t =>
        {
            t.References("sites", onDelete: ReferentialAction.Cascade).NotNull();
            t.References("pages", column: "parent_id", onDelete: ReferentialAction.Cascade);
            t.References("accounts", column: "author_id");
            t.String("slug", 120).NotNull();
            t.String("title").NotNull();
            t.Text("body").NotNull().Default("");
            t.Boolean("published").NotNull().Default(false);
            t.Timestamps();
        });

        UniqueIndex("pages", "site_id", "parent_id", "slug");
        UniqueIndex("pages", i => i
            .Column("site_id")
            .Column("slug")
            .Where("parent_id IS NULL")
            .Name("pages_root_slug_index"));
        AddCheck("pages", "parent_id <> id", name: "pages_is_no_parent_of_itself");
    }
}
