using Schema.Dsl;

namespace Schema.Histories.Shop.Migrations;

public sealed class PinExtensions : Migration
{
    public override void Change()
    {
        UpdateExtension("btree_gist", to: "1.5");
    }
}
