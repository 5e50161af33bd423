using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

/// <summary>A shirt is one product in many colors and sizes.</summary>
public sealed class CreateVariants : Migration
{
    public override void Change()
    {
        CreateTable("variants", t =>
        {
            t.References("products", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("sku", 40).NotNull();
            t.String("color", 20);
            t.String("size", 20);
            t.Decimal("price", 10, 2);
            t.Integer("stock").NotNull().Default(0);
            t.Integer("weight").Comment("In grams");
            t.Timestamps();
            t.Unique("sku");
            t.Check("stock >= 0");
            t.Check("price >= 0", name: "variants_price_is_not_negative");
        });

        DropNotNull("products", "sku");
        Execute(
            """
            INSERT INTO variants (product_id, sku, color, size, price, stock)
            SELECT id, sku, color, size, price, stock FROM products
            """,
            down: """
            UPDATE products SET sku = variants.sku, color = variants.color, size = variants.size, stock = variants.stock
            FROM variants WHERE variants.product_id = products.id
            """);

        AddColumn("order_lines", t => t.References("variants", onDelete: ReferentialAction.Restrict));
        DropNotNull("order_lines", "product_id");
        Execute(
            """
            UPDATE order_lines SET variant_id = variants.id
            FROM variants WHERE variants.product_id = order_lines.product_id
            """,
            down: """
            UPDATE order_lines SET product_id = variants.product_id
            FROM variants WHERE variants.id = order_lines.variant_id
            """);
        SetNotNull("order_lines", "variant_id");
    }
}
