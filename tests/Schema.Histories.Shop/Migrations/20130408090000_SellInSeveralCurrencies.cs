using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class SellInSeveralCurrencies : Migration
{
    public override void Change()
    {
        foreach (var table in new[] { "orders", "payments", "variants" })
        {
            AddColumn(table, t => t.Char("currency", 3).NotNull().Default("EUR"));
        }

        AddCheck("orders", "currency = upper(currency)");
        CreateTable("exchange_rates", t =>
        {
            t.Char("from", 3);
            t.Char("to", 3);
            t.Date("day");
            t.Double("rate").NotNull();
            t.PrimaryKey("from", "to", "day");
            t.Check("rate > 0");
        });
    }
}
