using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class RememberWhoIsSignedIn : Migration
{
    public override void Change()
    {
        AlterTable("sessions", t =>
        {
            t.References("accounts", onDelete: ReferentialAction.Cascade);
            t.Modify("expires", c => c
                .Type("timestamptz")
                .Using("expires AT TIME ZONE 'UTC'", back: "expires AT TIME ZONE 'UTC'"));
        });
    }
}
