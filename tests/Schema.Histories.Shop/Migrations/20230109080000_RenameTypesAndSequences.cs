using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class RenameTypesAndSequences : Migration
{
    public override void Change()
    {
        RenameSchema("types", to: "vocabulary");
        RenameSequence("billing.invoice_numbers", to: "numbers");
        DropSequence("gift_codes");
    }
}
