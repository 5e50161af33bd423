using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class ForgetAuthors : Migration
{
    public override void Change()
    {
        DropIndex("entries", "feed_id");
        RemoveColumn("entries", "author");
        Delete("tags", where: [("name", "work")], undo: [("id", 2), ("name", "work")]);
        DropDefault("feeds", "title");
        DropNotNull("feeds", "title");
    }
}
