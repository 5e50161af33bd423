using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateShipments : Migration
{
    public override void Change()
    {
        CreateTable("shipments", t =>
        {
            t.References("orders", onDelete: ReferentialAction.Cascade).NotNull();
            t.References("warehouses", onDelete: ReferentialAction.Restrict).NotNull();
            t.String("carrier", 40).NotNull();
            t.Text("tracking_number");
            t.Interval("promised", "day to hour");
            t.TimestampTz("sent_at");
            t.Timestamps();
            t.Unique("carrier", "tracking_number");
        });

        AddColumn("order_items", t => t.References("shipments", onDelete: ReferentialAction.SetNull));
    }
}
