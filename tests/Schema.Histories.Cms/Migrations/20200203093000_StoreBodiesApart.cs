using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class StoreBodiesApart : Migration
{
    public override void Change()
    {
        AlterTable("revisions", t => t.Modify("body", c => c.Storage(ColumnStorage.External).Statistics(500)));
        AlterTable("redirects", t => t.Modify("target", c => c.Collate("C")));
        AlterTable("accounts", t => t.Modify("id", c => c.Identity(always: true, s => s.Cache(10))));
    }
}
