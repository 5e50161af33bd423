using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateCoupons : Migration
{
    public override void Change()
    {
        CreateTable("coupons", t =>
        {
            t.String("code", 30).NotNull();
            t.SmallInt("percent");
            t.Decimal("amount", 10, 2);
            t.DateRange("valid").NotNull();
            t.Int4Range("quantity").Default("[1,)");
            t.Integer("uses").NotNull().Default(0);
            t.Check("num_nonnulls(percent, amount) = 1", name: "coupons_percent_or_amount");
            t.Check("percent BETWEEN 1 AND 100");
        });

        UniqueIndex("coupons", i => i.Expression("upper(code)").Name("coupons_code_index"));
        AddColumn("orders", t => t.References("coupons", onDelete: ReferentialAction.SetNull));
    }
}
