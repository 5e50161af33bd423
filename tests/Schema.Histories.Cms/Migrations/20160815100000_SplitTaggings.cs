using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>A foreign key cannot refer to two tables.</summary>
public sealed class SplitTaggings : Migration
{
    public override void Change()
    {
        CreateTable("page_tags", t =>
        {
            t.References("pages", onDelete: ReferentialAction.Cascade, index: false);
            t.References("tags", onDelete: ReferentialAction.Cascade);
            t.PrimaryKey("page_id", "tag_id");
        });

        CreateTable("media_tags", t =>
        {
            t.References("media", onDelete: ReferentialAction.Cascade, column: "media_id", index: false);
            t.References("tags", onDelete: ReferentialAction.Cascade);
            t.PrimaryKey("media_id", "tag_id");
        });

        Execute(
            """
            INSERT INTO page_tags SELECT taggable_id, tag_id FROM taggings WHERE taggable_type = 'Page';
            INSERT INTO media_tags SELECT taggable_id, tag_id FROM taggings WHERE taggable_type = 'Asset';
            """,
            down: """
            INSERT INTO taggings (tag_id, taggable_id, taggable_type)
            SELECT tag_id, page_id, 'Page' FROM page_tags UNION ALL SELECT tag_id, media_id, 'Asset' FROM media_tags;
            """);

        DropTable("taggings");
    }
}
