using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateCarts : Migration
{
    public override void Change()
    {
        CreateTable("carts", t =>
        {
            t.Uuid("token").PrimaryKey();
            t.References("customers", onDelete: ReferentialAction.SetNull);
            t.Timestamps();
        });

        CreateTable("cart_lines", t =>
        {
            t.Uuid("cart_token").References("carts", key: "token", onDelete: ReferentialAction.Cascade);
            t.References("products", onDelete: ReferentialAction.Cascade);
            t.Integer("quantity").NotNull().Default(1);
            t.PrimaryKey("cart_token", "product_id");
            t.Check("quantity BETWEEN 1 AND 999");
        });
    }
}
