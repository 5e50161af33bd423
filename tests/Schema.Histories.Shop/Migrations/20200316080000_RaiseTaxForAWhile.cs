using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class RaiseTaxForAWhile : Migration
{
    public override void Change()
    {
        Update(
            "tax_rates",
            set: [("rate", 0.16m)],
            where: [("country", "DE"), ("category", "standard")],
            undo: [("rate", 0.19m)]);
        Insert("tax_rates", ("country", "GB"), ("rate", 0.20m), ("since", Sql("date '2011-01-04'")))
            .Undo("DELETE FROM tax_rates WHERE country = 'GB'");
    }
}
