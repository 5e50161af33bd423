using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class MakeOrderNumbersText : Migration
{
    public override void Change()
    {
        AlterTable("orders", t => t.Modify("number", c => c.Type("varchar(20)").Using("lpad(number::text, 8, '0')")));
        AddCheck("orders", "number ~ '^[0-9A-Z-]+$'");
    }
}
