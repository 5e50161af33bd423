using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class RenameTypesOfVariants : Migration
{
    public override void Change()
    {
        AlterCompositeType("dimensions", t => t.Remove("note"));
        AlterCompositeType("parcel", t => t.Modify("weight", "bigint"));
        RenameCompositeType("dimensions", to: "box_size");
        RenameRangeType("percentages", to: "percent_range");
    }
}
