using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class TagEntries : Migration
{
    public override void Change()
    {
        CreateTable("tags", t => t.String("name", 40).NotNull().Unique("tags_name_is_unique"));
        CreateTable("entry_tags", t =>
        {
            t.References("entries", onDelete: ReferentialAction.Cascade, index: false);
            t.References("tags", onDelete: ReferentialAction.Cascade);
            t.PrimaryKey("entry_id", "tag_id");
        });

        Insert("tags", ["id", "name"], [1, "later"], [2, "work"]);
    }
}
