using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>The upload service knows the number before the row is there.</summary>
public sealed class NumberMediaInTheApplication : Migration
{
    public override void Change()
    {
        AlterTable("media", t => t.Modify("id", c => c.DropIdentity()));
        CreateTable("uploads", t =>
        {
            t.BigInt("id").PrimaryKey().Identity(always: true, s => s.Start(1_000_000).Increment(10));
            t.References("media", column: "media_id", onDelete: ReferentialAction.Cascade);
            t.Text("log").Storage(ColumnStorage.External).Statistics(0);
        });
    }
}
