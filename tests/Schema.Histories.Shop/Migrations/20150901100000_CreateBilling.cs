using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateBilling : Migration
{
    public override void Change()
    {
        CreateSchema("billing");
        Comment(On.Schema("billing"), "What the accountants see");

        CreateTable("billing.invoices", t =>
        {
            t.References("orders", onDelete: ReferentialAction.Restrict).NotNull();
            t.String("number", 20).NotNull().Unique();
            t.Decimal("net", 12, 2).NotNull();
            t.Decimal("tax", 12, 2).NotNull();
            t.Decimal("gross", 12, 2).GeneratedAs("net + tax");
            t.Date("issued_on").NotNull();
            t.Binary("pdf");
            t.Timestamps();
        });

        CreateTable("billing.refunds", t =>
        {
            t.References("billing.invoices").NotNull();
            t.References("payments", onDelete: ReferentialAction.Restrict);
            t.Decimal("amount", 12, 2).NotNull().Check("amount > 0");
            t.Text("reason").NotNull();
            t.Timestamps();
        });

        Index("billing.invoices", "issued_on");
    }
}
