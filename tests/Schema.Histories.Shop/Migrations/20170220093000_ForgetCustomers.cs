using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

/// <summary>The law asks for it.</summary>
public sealed class ForgetCustomers : Migration
{
    public override void Change()
    {
        AlterTable("customers", t =>
        {
            t.TimestampTz("forgotten_at");
            t.Modify("email", c => c.Nullable());
            t.Modify("name", c => c.Nullable().Default("Somebody"));
        });

        DropConstraint("orders", "orders_customer_id_fkey");
        AddForeignKey("orders", "customer_id", references: "customers", onDelete: ReferentialAction.SetNull);
        AddCheck("customers", "forgotten_at IS NOT NULL OR email IS NOT NULL", name: "customers_has_email");
    }
}
