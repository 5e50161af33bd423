using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

/// <summary>There are old orders that nobody can explain.</summary>
public sealed class CheckNewTotals : Migration
{
    public override void Change()
    {
        AddCheck("orders", "total >= 0").NotValid();
        AddForeignKey("payments", "currency", references: "currencies", key: "code").NotValid();
    }
}
