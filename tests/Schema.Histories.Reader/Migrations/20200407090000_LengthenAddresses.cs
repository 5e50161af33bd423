using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class LengthenAddresses : Migration
{
    public override void Change()
    {
        AlterTable("feeds", t => t.Modify("url", c => c.Type("text")));
        AlterTable("entries", t => t.Modify("guid", c => c.Type("text")));
        SetNotNull("feeds", "title");
        SetDefault("feeds", "title", "Untitled");
    }
}
