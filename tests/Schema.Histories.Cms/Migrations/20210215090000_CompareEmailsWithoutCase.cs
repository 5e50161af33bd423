using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CompareEmailsWithoutCase : Migration
{
    public override void Change()
    {
        CreateExtension("citext");
        DropIndexNamed("accounts_email_unique");
        AlterTable("accounts", t => t.Modify("email", c => c.Type("citext").Nullable()));
        AddUnique("accounts", "email");
        AddCheck("accounts", "email LIKE '%_@_%'");
    }
}
