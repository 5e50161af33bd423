using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateSettings : Migration
{
    public override void Change()
    {
        CreateTable("settings", t =>
        {
            t.BigInt("site_id").NotNull().References("sites", onDelete: ReferentialAction.Cascade);
            t.String("key", 80).NotNull();
            t.Jsonb("value").NotNull();
            t.Boolean("is_secret").NotNull().Default(false);
            t.NoPrimaryKey();
        });

        UniqueIndex("settings", "site_id", "key");
        AddPrimaryKey("settings", "site_id", "key");
        DropIndex("settings", "site_id", "key");
    }
}
