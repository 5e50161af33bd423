using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class NameYankedAsManifestsDo : Migration
{
    public override void Change()
    {
        RenameEnumValue("version_state", "yanked", to: "withdrawn");
        RenameEnum("version_state", to: "publication");
        Comment(On.Type("publication"), "What a resolver may do with a version");
    }
}
