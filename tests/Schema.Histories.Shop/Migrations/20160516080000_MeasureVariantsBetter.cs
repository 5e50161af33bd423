using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class MeasureVariantsBetter : Migration
{
    public override void Change()
    {
        AlterCompositeType("dimensions", t =>
        {
            t.Rename("hight", to: "height");
            t.Decimal("weight", 8, 3);
            t.String("note", 40);
        });
        CreateCompositeType("parcel", t =>
        {
            t.Integer("weight");
            t.String("carrier", 40);
        });
    }
}
