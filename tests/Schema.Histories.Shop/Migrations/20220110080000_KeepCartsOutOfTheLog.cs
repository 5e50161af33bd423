using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class KeepCartsOutOfTheLog : Migration
{
    public override void Change()
    {
        SetUnlogged("cart_items");
        SetUnlogged("carts");
        SetParameter("carts", "fillfactor", 70);
        SetTablespace("carts", "pg_default");
    }
}
