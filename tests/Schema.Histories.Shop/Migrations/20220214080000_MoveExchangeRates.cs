using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class MoveExchangeRates : Migration
{
    public override void Change()
    {
        SetSchema("exchange_rates", "billing");
        SetParameter("stock_levels", "fillfactor", 80);
        SetParameter("stock_levels", "autovacuum_enabled", false);
    }
}
