using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class NumberInvoicesOfAYear : Migration
{
    public override void Change()
    {
        RestartSequence("billing.invoice_numbers", with: 1_800_000);
        AlterSequence("billing.invoice_numbers", s => s.Max(9_999_999).Cache(5).OwnedBy("billing.invoices", "number"));
    }
}
