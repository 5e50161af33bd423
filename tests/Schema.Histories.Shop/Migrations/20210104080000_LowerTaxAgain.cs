using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class LowerTaxAgain : Migration
{
    public override void Change() =>
        Update(
            "tax_rates",
            set: "rate = 0.19",
            where: "rate = 0.16",
            undo: "UPDATE tax_rates SET rate = 0.16 WHERE rate = 0.19");
}
