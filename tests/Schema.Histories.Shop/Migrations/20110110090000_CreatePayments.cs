using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreatePayments : Migration
{
    public override void Change()
    {
        CreateTable("payments", t =>
        {
            t.References("orders").NotNull();
            t.String("provider", 30).NotNull();
            t.String("reference", 100);
            t.Money("amount").NotNull();
            t.Boolean("succeeded");
            t.Text("response");
            t.Timestamps();
            t.Unique(["provider", "reference"], name: "payments_reference_is_unique");
        });
    }
}
