using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateTrustedPublishers : Migration
{
    public override void Change()
    {
        CreateTable("trusted_publishers", t =>
        {
            t.References("packages", onDelete: ReferentialAction.Cascade).NotNull();
            t.Text("issuer").NotNull();
            t.Jsonb("claims").NotNull();
            t.Interval("lifetime").NotNull().Default(TimeSpan.FromMinutes(15));
            t.Timestamps();
        });

        UniqueIndex("trusted_publishers", i => i.Column("package_id").Expression("md5(claims::text)"));
        AddColumn("api_keys", t => t.References("trusted_publishers", onDelete: ReferentialAction.Cascade));
        DropNotNull("api_keys", "user_id");
        AddCheck("api_keys", "num_nonnulls(user_id, trusted_publisher_id) = 1", name: "api_keys_owner_check");
    }
}
