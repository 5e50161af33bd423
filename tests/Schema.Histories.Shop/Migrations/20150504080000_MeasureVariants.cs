using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class MeasureVariants : Migration
{
    public override void Change()
    {
        CreateCompositeType("dimensions", t =>
        {
            t.Integer("length");
            t.Integer("breadth");
            t.Integer("hight");
        });
        AddColumn("variants", t => t.Enum("box", "dimensions"));
        CreateRangeType("percentages", "numeric", r => r.Comment("From 0 to 100"));
        AddColumn("coupons", t => t.Enum("margin", "percentages"));
    }
}
