using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class RenameAssetsToMedia : Migration
{
    public override void Change()
    {
        RenameTable("assets", to: "media");
        RenameConstraint("media", "assets_pkey", to: "media_pkey");
        RenameConstraint("media", "assets_site_id_fkey", to: "media_site_id_fkey");
        RenameIndex("assets_site_id_content_type_index", to: "media_site_id_content_type_index");
        DropIndex("media", "site_id");
        AlterTable("media", t =>
        {
            t.Modify("byte_size", c => c.Type("bigint"));
            t.Rename("md5", to: "checksum");
            t.Integer("width");
            t.Integer("height");
            t.Text("alternative");
        });
    }
}
