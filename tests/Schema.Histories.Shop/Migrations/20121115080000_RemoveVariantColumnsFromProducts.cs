using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class RemoveVariantColumnsFromProducts : Migration
{
    public override void Change()
    {
        RemoveColumn("order_lines", "product_id");
        AlterTable("products", t =>
        {
            t.Remove("sku");
            t.Remove("color");
            t.Remove("size");
            t.Remove("stock");
        });
    }
}
