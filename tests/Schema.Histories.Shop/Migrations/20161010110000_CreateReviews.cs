using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateReviews : Migration
{
    public override void Change()
    {
        CreateTable("reviews", t =>
        {
            t.References("products", onDelete: ReferentialAction.Cascade).NotNull();
            t.References("customers", onDelete: ReferentialAction.SetNull);
            t.SmallInt("stars").NotNull().Check("stars BETWEEN 1 AND 5");
            t.String("title");
            t.Text("body");
            t.Boolean("approved").NotNull().Default(false);
            t.Timestamps();
        });

        UniqueIndex("reviews", "product_id", "customer_id");
        Comment(On.Column("reviews", "customer_id"), "Null where the customer has gone");
    }
}
