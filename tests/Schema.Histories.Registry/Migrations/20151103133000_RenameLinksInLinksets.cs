using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class RenameLinksInLinksets : Migration
{
    public override void Change() =>
        AlterTable("linksets", t =>
        {
            t.Rename("code", to: "source_code");
            t.Rename("bugs", to: "issue_tracker");
            t.String("changelog");
        });
}
