using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateComments : Migration
{
    public override void Change()
    {
        CreateTable("comments", t =>
        {
            t.References("pages", onDelete: ReferentialAction.Cascade).NotNull();
            t.References("comments", column: "reply_to_id", onDelete: ReferentialAction.Cascade);
            t.String("author").NotNull();
            t.Inet("ip");
            t.Text("body").NotNull();
            t.Integer("state").NotNull().Default(0);
            t.Timestamps();
        });

        Index("comments", i => i
            .Column("inserted_at", Sort.Descending, Nulls.Last)
            .Where("state = 0")
            .Name("comments_waiting"));
    }
}
