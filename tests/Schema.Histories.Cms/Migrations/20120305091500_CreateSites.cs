using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateSites : Migration
{
    public override void Change()
    {
        CreateTable("sites", t =>
        {
            t.String("name").NotNull();
            t.String("host").NotNull().Unique();
            t.String("subdomain", 63).Check("subdomain ~ '^[a-z0-9-]+$'");
            t.String("locale", 5).NotNull().Default("en");
            t.References("accounts", column: "owner_id", onDelete: ReferentialAction.SetNull);
            t.Timestamps();
            t.Comment("A host and all that is shown there");
        });
    }
}
