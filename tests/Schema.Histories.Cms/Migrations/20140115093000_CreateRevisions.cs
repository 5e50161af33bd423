using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

/// <summary>What a page says is kept for each time that somebody saved it.</summary>
public sealed class CreateRevisions : Migration
{
    public override void Change()
    {
        CreateTable("revisions", t =>
        {
            t.References("pages", onDelete: ReferentialAction.Cascade).NotNull();
            t.References("accounts", column: "author_id", onDelete: ReferentialAction.SetNull, index: false);
            t.Integer("number").NotNull();
            t.String("title").NotNull();
            t.Text("body").NotNull();
            t.Timestamps();
            t.Unique("page_id", "number");
        });

        AddColumn("pages", t => t.BigInt("revision_id"));

        Execute(
            """
            INSERT INTO revisions (page_id, author_id, number, title, body, inserted_at, updated_at)
            SELECT id, author_id, 1, title, body, inserted_at, updated_at FROM pages;

            UPDATE pages SET revision_id = revisions.id FROM revisions WHERE revisions.page_id = pages.id;
            """,
            down: """
            UPDATE pages SET body = revisions.body, title = revisions.title
            FROM revisions WHERE revisions.id = pages.revision_id;
            """);

        AddForeignKey("pages", "revision_id", references: "revisions", onDelete: ReferentialAction.SetNull);
    }
}
