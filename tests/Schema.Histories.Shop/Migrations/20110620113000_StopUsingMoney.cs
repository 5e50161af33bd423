using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

/// <summary>The type money depends on the server's locale.</summary>
public sealed class StopUsingMoney : Migration
{
    public override void Change()
    {
        AlterTable("products", t => t.Modify("price", c => c.Type("numeric(10,2)")));
        AlterTable("orders", t => t.Modify("total", c => c.Type("numeric(12,2)").Default(0)));
        AlterTable("order_lines", t => t.Modify("price", c => c.Type("numeric(10,2)")));
        AlterTable("payments", t => t.Modify("amount", c => c.Type("numeric(12,2)")));

        AddCheck("products", "price >= 0");
        AddCheck("payments", "amount <> 0");
    }
}
