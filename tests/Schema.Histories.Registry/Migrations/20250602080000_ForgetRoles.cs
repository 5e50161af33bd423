using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class ForgetRoles : Migration
{
    public override void Change()
    {
        FinishOnline("memberships", "rank");
        FinishOnline("dependencies", "requirements");
    }
}
