using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class AddTaxFirst : Migration
{
    public override void Change() =>
        AlterTable("billing.invoices", t => t.Modify("gross", c => c.GeneratedAs("coalesce(tax, 0) + net")));
}
