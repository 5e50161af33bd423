using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateWarehouses : Migration
{
    public override void Change()
    {
        CreateTable("warehouses", t =>
        {
            t.String("name").NotNull();
            t.Point("place");
            t.Time("opens").Default(new TimeOnly(8, 0));
            t.Time("closes");
            t.MacAddr("scanner");
        });

        CreateTable("stock_levels", t =>
        {
            t.References("warehouses", onDelete: ReferentialAction.Cascade, index: false);
            t.References("variants", onDelete: ReferentialAction.Cascade);
            t.Integer("quantity").NotNull().Default(0);
            t.PrimaryKey("warehouse_id", "variant_id");
        });

        Insert("warehouses", ("id", 1), ("name", "Main"), ("place", "(52.5,13.4)"));
        Execute(
            "INSERT INTO stock_levels SELECT 1, id, stock FROM variants",
            down: "UPDATE variants SET stock = quantity FROM stock_levels WHERE variant_id = variants.id");
        RemoveColumn("variants", "stock");
    }
}
