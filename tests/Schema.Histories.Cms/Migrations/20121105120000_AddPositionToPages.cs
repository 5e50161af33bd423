using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class AddPositionToPages : Migration
{
    public override void Change()
    {
        AddColumn("pages", t => t.Integer("position").Check("position >= 0"));
        Execute(
            """
            UPDATE pages SET position = numbered.position
            FROM (
                SELECT id, row_number() OVER (PARTITION BY parent_id ORDER BY title) - 1 AS position FROM pages
            ) AS numbered
            WHERE numbered.id = pages.id
            """,
            down: "UPDATE pages SET position = NULL");
        SetNotNull("pages", "position");
        SetDefault("pages", "position", 0);
    }
}
