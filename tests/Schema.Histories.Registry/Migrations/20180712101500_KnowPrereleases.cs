using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class KnowPrereleases : Migration
{
    public override void Change()
    {
        Execute(
            "UPDATE versions SET prerelease = number ~ '[a-zA-Z]' WHERE prerelease IS NULL",
            down: "UPDATE versions SET prerelease = NULL");

        AlterTable("versions", t => t.Modify("prerelease", c => c.NotNull().Default(false)));

        DropIndex("versions", "indexed", "prerelease");
        Index("versions", i => i
            .Column("package_id")
            .Column("position")
            .Where("indexed AND NOT prerelease")
            .Name("versions_latest_index"));
    }
}
