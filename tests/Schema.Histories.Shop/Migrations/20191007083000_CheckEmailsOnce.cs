using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CheckEmailsOnce : Migration
{
    public override void Change()
    {
        CreateExtension("citext");
        CreateDomain("email_address", "citext", d => d.Check("VALUE LIKE '%_@_%'").Comment("Compared without case"));
        AlterTable("customers", t => t.Modify("email", c => c.Type("email_address")));

        CreateDomain("postcode", "varchar(12)", d => d.Collate("C"));
        AlterTable("addresses", t => t.Modify("postcode", c => c.Type("postcode")));
    }
}
