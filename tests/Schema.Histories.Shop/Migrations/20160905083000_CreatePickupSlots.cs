using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreatePickupSlots : Migration
{
    public override void Change()
    {
        CreateExtension("btree_gist", version: "1.5");
        CreateTable("pickup_slots", t =>
        {
            t.References("warehouses", onDelete: ReferentialAction.Cascade, index: false).NotNull();
            t.References("orders", onDelete: ReferentialAction.Cascade);
            t.TsTzRange("during").NotNull();
            t.SmallInt("gate").NotNull().Default(1);
            t.TimestampTz("cancelled_at");
        });

        AddExclusion("pickup_slots", x => x
            .With("warehouse_id", "=")
            .With("gate", "=")
            .With("during", "&&")
            .Where("cancelled_at IS NULL")
            .Name("pickup_slots_one_at_a_time"));
    }
}
