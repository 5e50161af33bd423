using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class FindPagesByPath : Migration
{
    public override void Change()
    {
        CreateExtension("ltree");
        AddColumn("pages", t => t.Column("path", "ltree").Comment("The ids of all pages above, and its own"));
        Execute(
            """
            WITH RECURSIVE tree AS (
                SELECT id, id::text::ltree AS path FROM pages WHERE parent_id IS NULL
                UNION ALL
                SELECT pages.id, tree.path || pages.id::text FROM pages JOIN tree ON pages.parent_id = tree.id
            )
            UPDATE pages SET path = tree.path FROM tree WHERE tree.id = pages.id
            """,
            down: "UPDATE pages SET path = NULL");
        Index("pages", i => i.Column("path").Using("gist"));
    }
}
