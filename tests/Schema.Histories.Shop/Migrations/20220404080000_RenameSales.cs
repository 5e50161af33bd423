using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class RenameSales : Migration
{
    public override void Change()
    {
        RenameMaterializedView("billing.sales", to: "sales_by_month");
    }
}
