using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateTags : Migration
{
    public override void Change()
    {
        CreateTable("tags", t =>
        {
            t.References("sites", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("name", 60).NotNull();
            t.Unique("site_id", "name");
        });

        CreateTable("taggings", t =>
        {
            t.References("tags", onDelete: ReferentialAction.Cascade).NotNull();
            t.BigInt("taggable_id").NotNull();
            t.String("taggable_type", 20).NotNull();
        });

        UniqueIndex("taggings", "taggable_id", "taggable_type", "tag_id");
    }
}
