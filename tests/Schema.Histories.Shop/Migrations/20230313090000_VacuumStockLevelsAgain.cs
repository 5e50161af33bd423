using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class VacuumStockLevelsAgain : Migration
{
    public override void Change()
    {
        ResetParameter("stock_levels", "autovacuum_enabled");
        SetLogged("carts");
        SetLogged("cart_items");
        CreateTable("abandoned_carts", t =>
        {
            t.Like("carts", Including.Defaults | Including.Comments);
            t.TimestampTz("abandoned_at").NotNull();
            t.Unlogged();
            t.With("fillfactor", 100);
        });
    }
}
