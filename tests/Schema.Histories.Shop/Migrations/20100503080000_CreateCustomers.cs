using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateCustomers : Migration
{
    public override void Change()
    {
        CreateTable("customers", t =>
        {
            t.String("email").NotNull();
            t.String("name").NotNull();
            t.String("phone", 40);
            t.Boolean("newsletter").NotNull().Default(false);
            t.Timestamps();
        });

        UniqueIndex("customers", "email");
    }
}
