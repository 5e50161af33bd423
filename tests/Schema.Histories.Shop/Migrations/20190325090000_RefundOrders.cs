using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class RefundOrders : Migration
{
    public override void Change()
    {
        AddEnumValue("order_status", "refunded", after: "sent");
        AddEnumValue("order_status", "lost");
    }
}
