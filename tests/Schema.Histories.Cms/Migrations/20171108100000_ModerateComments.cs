using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class ModerateComments : Migration
{
    public override void Change()
    {
        DropIndexNamed("comments_waiting");
        AlterTable("comments", t =>
        {
            t.Rename("state", to: "status");
            t.Modify("status", c => c
                .Type("text")
                .Using(
                    "CASE status WHEN 0 THEN 'waiting' WHEN 1 THEN 'shown' ELSE 'spam' END",
                    back: "CASE status WHEN 'waiting' THEN 0 WHEN 'shown' THEN 1 ELSE 2 END")
                .Default("waiting"));
        });

        AddCheck("comments", "status IN ('waiting', 'shown', 'spam')", name: "comments_status_is_known");
        Index("comments", i => i
            .Column("inserted_at", Sort.Descending, Nulls.Last)
            .Where("status = 'waiting'")
            .Name("comments_waiting"));
    }
}
