using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class KeyTrackingNumbersWithoutWaiting : Migration
{
    public override void Change()
    {
        DropConstraint("tax_rates", "tax_rates_country_category_since_key");
        UniqueIndex("tax_rates", "country", "category", "since").Name("tax_rates_new");
        AddUnique("tax_rates", ["country", "category", "since"], name: "tax_rates_of_a_day")
            .UsingIndex("tax_rates_new");
    }
}
