using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class AllowAddressesWithoutPostcode : Migration
{
    public override void Change()
    {
        AlterDomain("postcode", d =>
        {
            d.ValidateConstraint("postcode_upper");
            d.RenameConstraint("postcode_upper", to: "postcode_in_capitals");
            d.Nullable();
            d.DropDefault();
        });
    }
}
