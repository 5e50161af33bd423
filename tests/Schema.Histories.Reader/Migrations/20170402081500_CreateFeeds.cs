using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class CreateFeeds : Migration
{
    public override void Change()
    {
        CreateTable("feeds", t =>
        {
            t.String("url").NotNull();
            t.String("title");
            t.Integer("failures").NotNull().Default(0);
            t.Timestamp("fetched_at");
            t.Timestamps();
        });

        UniqueIndex("feeds", "url");
    }
}
