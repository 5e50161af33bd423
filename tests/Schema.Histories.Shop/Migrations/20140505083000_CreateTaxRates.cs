using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateTaxRates : Migration
{
    public override void Change()
    {
        CreateTable("tax_rates", t =>
        {
            t.Char("country", 2).NotNull();
            t.String("category", 20).NotNull().Default("standard");
            t.Decimal("rate", 5, 4).NotNull();
            t.Date("since").NotNull();
            t.Unique("country", "category", "since");
        });

        Insert(
            "tax_rates",
            ["country", "category", "rate", "since"],
            ["DE", "standard", 0.19m, new DateOnly(2007, 1, 1)],
            ["DE", "reduced", 0.07m, new DateOnly(1983, 7, 1)],
            ["FR", "standard", 0.20m, new DateOnly(2014, 1, 1)]);

        AddColumn("products", t => t.String("tax_category", 20).NotNull().Default("standard"));
    }
}
