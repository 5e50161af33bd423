using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class NumberInvoices : Migration
{
    public override void Change()
    {
        CreateSequence("billing.invoice_numbers", s => s.Start(1000).Comment("Without gaps, says the law: no cache"));
        SetDefaultSql("billing.invoices", "number", "'R' || nextval('billing.invoice_numbers')");
        CreateSequence("gift_codes", s => s.Type("integer").Increment(7).Max(9_999_999).Cycle());
    }
}
