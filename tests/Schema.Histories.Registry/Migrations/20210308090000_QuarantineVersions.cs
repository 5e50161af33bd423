using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class QuarantineVersions : Migration
{
    public override void Change() => AddEnumValue("version_state", "quarantined", before: "yanked");
}
