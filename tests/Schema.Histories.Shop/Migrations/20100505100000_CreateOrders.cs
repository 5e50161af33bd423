using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateOrders : Migration
{
    public override void Change()
    {
        CreateTable("orders", t =>
        {
            t.References("customers", onDelete: ReferentialAction.Restrict);
            t.Integer("number").NotNull().Unique();
            t.String("status", 20).NotNull().Default("new").Check("status IN ('new', 'paid', 'sent', 'cancelled')");
            t.Money("total").NotNull().Default("0");
            t.Text("shipping_address").NotNull();
            t.Text("billing_address");
            t.TimestampTz("placed_at").NotNull().DefaultSql("now()");
            t.Timestamps();
        });

        CreateTable("order_lines", t =>
        {
            t.References("orders", onDelete: ReferentialAction.Cascade).NotNull();
            t.References("products", onDelete: ReferentialAction.Restrict).NotNull();
            t.Integer("quantity").NotNull().Default(1).Check("quantity > 0");
            t.Money("price").NotNull();
        });

        Index("orders", i => i.Column("customer_id").Column("placed_at", Sort.Descending).Name("orders_of_customer"));
        Index("orders", "status", "placed_at");
    }
}
