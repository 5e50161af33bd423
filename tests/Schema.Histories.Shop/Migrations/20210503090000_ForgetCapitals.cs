using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class ForgetCapitals : Migration
{
    public override void Change()
    {
        AlterDomain("postcode", d => d.DropConstraint("postcode_in_capitals"));
        RenameDomain("postcode", to: "postal_code");
    }
}
