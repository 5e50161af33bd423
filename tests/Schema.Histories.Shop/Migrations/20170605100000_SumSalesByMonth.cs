using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class SumSalesByMonth : Migration
{
    public override void Change()
    {
        CreateMaterializedView(
            "billing.sales",
            """
            SELECT date_trunc('month', issued_on) AS month, count(*) AS invoices, sum(net) AS net, sum(tax) AS tax
            FROM billing.invoices GROUP BY 1
            """);
        UniqueIndex("billing.sales", "month");
    }
}
