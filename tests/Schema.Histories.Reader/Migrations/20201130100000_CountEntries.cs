using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class CountEntries : Migration
{
    public override void Change()
    {
        AddColumn("feeds", t => t.Integer("entry_count").NotNull().Default(0));
        Update(
            "feeds",
            set: "entry_count = (SELECT count(*) FROM entries WHERE entries.feed_id = feeds.id)",
            where: "true",
            undo: "UPDATE feeds SET entry_count = 0");
    }
}
