using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateOwnerships : Migration
{
    public override void Change()
    {
        CreateTable("ownerships", t =>
        {
            t.References("packages", onDelete: ReferentialAction.Cascade);
            t.References("users", onDelete: ReferentialAction.Cascade);
            t.String("token", 64);
            t.Boolean("approved").NotNull().Default(false);
            t.Timestamps();
            t.PrimaryKey("package_id", "user_id");
        });
    }
}
