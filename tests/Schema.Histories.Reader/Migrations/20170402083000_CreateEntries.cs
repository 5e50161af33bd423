using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class CreateEntries : Migration
{
    public override void Change()
    {
        CreateTable("entries", t =>
        {
            t.References("feeds", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("guid").NotNull();
            t.String("title");
            t.Text("content");
            t.String("author");
            t.Boolean("is_read").NotNull().Default(false);
            t.Timestamp("published_at");
            t.Timestamps();
        });

        UniqueIndex("entries", "feed_id", "guid");
        Index("entries", i => i.Column("published_at", Sort.Descending).Where("NOT is_read").Name("entries_unread"));
    }
}
