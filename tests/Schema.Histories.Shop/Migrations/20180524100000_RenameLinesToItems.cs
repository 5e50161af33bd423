using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class RenameLinesToItems : Migration
{
    public override void Change()
    {
        RenameTable("order_lines", to: "order_items");
        RenameTable("cart_lines", to: "cart_items");
        RenameConstraint("order_items", "order_lines_quantity_check", to: "order_items_quantity_check");
        RenameIndex("order_lines_order_id_index", to: "order_items_order_id_index");
        RenameColumn("order_items", "price", to: "unit_price");
    }
}
