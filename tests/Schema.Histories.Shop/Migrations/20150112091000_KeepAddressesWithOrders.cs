using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class KeepAddressesWithOrders : Migration
{
    public override void Change()
    {
        AlterTable("orders", t =>
        {
            t.Jsonb("shipping").NotNull().Default("{}");
            t.Jsonb("billing");
        });

        Execute(
            """
            UPDATE orders SET
                shipping = jsonb_build_object('text', shipping_address),
                billing = CASE WHEN billing_address IS NOT NULL THEN jsonb_build_object('text', billing_address) END
            """,
            down: "UPDATE orders SET shipping_address = shipping ->> 'text', billing_address = billing ->> 'text'");

        SetDefault("orders", "shipping_address", "");
        AlterTable("orders", t =>
        {
            t.Remove("billing_address");
            t.Remove("shipping_address");
        });
    }
}
