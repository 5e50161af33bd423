using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class NameStatesOfOrders : Migration
{
    public override void Change()
    {
        CreateEnum("order_status", "new", "paid", "sent", "cancelled");
        DropConstraint("orders", "orders_status_check");
        AlterTable("orders", t => t.Modify("status", c => c
            .Type("order_status")
            .Using("status::order_status")
            .Default("new")));
    }
}
