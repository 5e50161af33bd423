using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateOrganizations : Migration
{
    public override void Change()
    {
        CreateTable("organizations", t =>
        {
            t.Citext("handle").NotNull().Unique();
            t.String("name").NotNull();
            t.TimestampTz("deleted_at");
            t.Timestamps();
        });

        CreateTable("memberships", t =>
        {
            t.References("organizations", onDelete: ReferentialAction.Cascade).NotNull();
            t.References("users", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("role", 20).NotNull().Default("member").Check("role IN ('owner', 'admin', 'member')");
            t.Timestamps();
        });

        UniqueIndex("memberships", i => i.Column("organization_id").Column("user_id").Include("role"));
        AddColumn("packages", t => t.References("organizations", onDelete: ReferentialAction.SetNull));
    }
}
