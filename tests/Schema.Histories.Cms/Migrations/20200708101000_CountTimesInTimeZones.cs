using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CountTimesInTimeZones : Migration
{
    public override void Change()
    {
        AlterTable("accounts", t =>
        {
            t.Modify("last_sign_in_at", c => c
                .Type("timestamptz")
                .Using("last_sign_in_at AT TIME ZONE 'UTC'", back: "last_sign_in_at AT TIME ZONE 'UTC'"));
            t.Modify("created_at", c => c
                .Type("timestamptz")
                .Using("created_at AT TIME ZONE 'UTC'", back: "created_at AT TIME ZONE 'UTC'"));
            t.Rename("created_at", to: "inserted_at");
            t.TimestampTz("updated_at").NotNull().DefaultSql("now()");
        });
    }
}
