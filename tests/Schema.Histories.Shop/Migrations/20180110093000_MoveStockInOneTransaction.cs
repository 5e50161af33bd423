using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class MoveStockInOneTransaction : Migration
{
    public override void Change()
    {
        AlterConstraint("stock_levels", "stock_levels_variant_id_fkey", Deferral.InitiallyDeferred);
        AddUnique("warehouses", "name").Deferrable();
    }
}
