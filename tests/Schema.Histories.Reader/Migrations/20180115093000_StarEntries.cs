using Schema.Dsl;

namespace Schema.Histories.Reader.Migrations;

public sealed class StarEntries : Migration
{
    public override void Change()
    {
        CreateTable("stars", t =>
        {
            t.BigInt("entry_id").PrimaryKey().References("entries", onDelete: ReferentialAction.Cascade);
            t.Text("note");
            t.Timestamps();
        });
    }
}
