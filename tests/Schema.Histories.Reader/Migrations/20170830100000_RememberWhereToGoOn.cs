using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class RememberWhereToGoOn : Migration
{
    public override void Change()
    {
        AlterTable("feeds", t =>
        {
            t.String("etag");
            t.String("last_modified", 40);
            t.Rename("failures", to: "failure_count");
        });

        AddCheck("feeds", "failure_count >= 0");
    }
}
