using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class ValidateTotals : Migration
{
    public override void Change()
    {
        ValidateConstraint("orders", "orders_total_check");
        ValidateConstraint("payments", "payments_currency_fkey");
    }
}
