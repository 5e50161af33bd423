using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class RemoveIndexedFromVersions : Migration
{
    public override void Change()
    {
        RemoveColumn("versions", "indexed");
        Index("versions", i => i
            .Column("package_id")
            .Column("position")
            .Where("state = 'published' AND NOT prerelease")
            .Name("versions_latest_index"));
    }
}
