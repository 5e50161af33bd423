using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CheckPostcodes : Migration
{
    public override void Change()
    {
        AlterDomain("postcode", d =>
        {
            d.Check("VALUE = upper(VALUE)", name: "postcode_upper", notValid: true);
            d.Default("");
            d.NotNull();
        });
    }
}
