using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CompressReviews : Migration
{
    public override void Change()
    {
        AlterTable("reviews", t => t.Modify("body", c => c.Compression(ColumnCompression.Pglz)));
    }
}
