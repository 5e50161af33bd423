using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class ChangeMetadataToJsonb : Migration
{
    public override void Change()
    {
        AlterTable("assets", t => t.Modify("metadata", c => c.Type("jsonb").DefaultSql("'{}'::jsonb")));
        Execute(
            "UPDATE assets SET metadata = '{}' WHERE metadata IS NULL",
            down: "UPDATE assets SET metadata = NULL WHERE metadata = '{}'");
        SetNotNull("assets", "metadata");
        Index("assets", i => i.Column("metadata").Using("gin"));
    }
}
