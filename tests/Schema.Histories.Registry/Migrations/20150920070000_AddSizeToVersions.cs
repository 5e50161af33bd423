using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class AddSizeToVersions : Migration
{
    public override void Change()
    {
        AlterTable("versions", t =>
        {
            t.Integer("size");
            t.Text("licenses");
            t.Text("requirements");
        });

        AddCheck("versions", "size >= 0");
    }
}
