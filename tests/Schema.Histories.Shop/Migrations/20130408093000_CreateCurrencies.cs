using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class CreateCurrencies : Migration
{
    public override void Change()
    {
        CreateTable("currencies", t =>
        {
            t.Char("code", 3).PrimaryKey();
            t.String("name", 60).NotNull();
            t.SmallInt("digits").NotNull().Default(2);
        });

        ExecuteFile("Seeds/currencies.sql", down: "Seeds/currencies.down.sql");
    }
}
