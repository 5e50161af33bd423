using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CheckRoles : Migration
{
    public override void Change()
    {
        AddCheck("accounts", "role IN ('author', 'editor', 'administrator')");
    }
}
