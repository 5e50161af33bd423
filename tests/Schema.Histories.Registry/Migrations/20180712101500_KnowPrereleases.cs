using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class KnowPrereleases : Migration
{
    public override void Change()
    {
        Backfill("versions", b => b
            .Set("prerelease = number ~ '[a-zA-Z]'")
            .Where("prerelease IS NULL")
            .Undo("prerelease = NULL"));

        AlterTable("versions", t => t.Modify("prerelease", c => c.NotNull().Default(false)));

        DropIndex("versions", "indexed", "prerelease");
        Index("versions", i => i
            .Column("package_id")
            .Column("position")
            .Where("indexed AND NOT prerelease")
            .Name("versions_latest_index"));
    }
}
