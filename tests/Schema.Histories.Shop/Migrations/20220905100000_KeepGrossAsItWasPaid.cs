using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class KeepGrossAsItWasPaid : Migration
{
    public override void Change()
    {
        AlterTable("billing.invoices", t => t.Modify("gross", c => c.DropExpression()));
        AddCheck("billing.invoices", "gross >= net");
    }
}
