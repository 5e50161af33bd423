using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class SumRefundsToo : Migration
{
    public override void Change()
    {
        ReplaceMaterializedView(
            "billing.sales",
            """
            SELECT date_trunc('month', invoices.issued_on) AS month, count(*) AS invoices,
                sum(invoices.net) AS net, sum(invoices.tax) AS tax, coalesce(sum(refunds.amount), 0) AS refunded
            FROM billing.invoices LEFT JOIN billing.refunds ON refunds.invoice_id = invoices.id
            GROUP BY 1
            """);
    }
}
