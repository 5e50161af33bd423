using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class RefreshSales : Migration
{
    public override void Change()
    {
        RefreshMaterializedView("billing.sales", concurrently: true);
    }
}
