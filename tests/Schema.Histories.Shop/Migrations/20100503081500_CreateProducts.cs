using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateProducts : Migration
{
    public override void Change()
    {
        CreateTable("products", t =>
        {
            t.String("name").NotNull();
            t.String("sku", 40).NotNull().Unique();
            t.Text("description");
            t.Money("price").NotNull();
            t.Integer("stock").NotNull().Default(0).Check("stock >= 0");
            t.String("color", 20);
            t.String("size", 20);
            t.Boolean("visible").NotNull().Default(true);
            t.Timestamps();
        });

        Index("products", i => i.Column("name").Where("visible"));
    }
}
