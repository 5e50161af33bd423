using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateAddresses : Migration
{
    public override void Change()
    {
        CreateTable("addresses", t =>
        {
            t.References("customers", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("name");
            t.String("street").NotNull();
            t.String("postcode", 12);
            t.String("city", 80).NotNull();
            t.Char("country", 2).NotNull();
            t.Boolean("is_default").NotNull().Default(false);
            t.Timestamps();
            t.Check("country ~ '^[A-Z]{2}$'", name: "addresses_country_code");
        });

        UniqueIndex("addresses", i => i.Column("customer_id").Where("is_default").Name("addresses_one_default"));
    }
}
