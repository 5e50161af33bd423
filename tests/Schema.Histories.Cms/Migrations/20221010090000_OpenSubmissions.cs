using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class OpenSubmissions : Migration
{
    public override void Change()
    {
        DropPolicy("visitors_write", on: "submissions");
        NoForceRowLevelSecurity("submissions");
        DisableRowLevelSecurity("submissions");
    }
}
