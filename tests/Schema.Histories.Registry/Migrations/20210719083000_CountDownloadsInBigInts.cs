using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CountDownloadsInBigInts : Migration
{
    public override void Change()
    {
        ExistingTable("version_downloads", t =>
        {
            t.Integer("version_id").NotNull().References("versions", onDelete: ReferentialAction.Cascade);
            t.Date("day").NotNull();
            t.Integer("count").NotNull().Default(0).Check("count >= 0");
            t.PrimaryKey("version_id", "day");
        });

        AlterTable("version_downloads", t =>
        {
            t.Modify("version_id", c => c.Type("bigint"));
            t.Modify("count", c => c.Type("bigint"));
        });
    }
}
