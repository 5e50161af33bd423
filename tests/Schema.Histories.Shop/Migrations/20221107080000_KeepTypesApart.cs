using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class KeepTypesApart : Migration
{
    public override void Change()
    {
        CreateSchema("types");
        SetSchema(On.Type("order_status"), "types");
        SetSchema(On.Domain("email_address"), "types");
    }
}
