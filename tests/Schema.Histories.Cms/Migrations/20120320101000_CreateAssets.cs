using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateAssets : Migration
{
    public override void Change()
    {
        CreateTable("assets", t =>
        {
            t.References("sites", onDelete: ReferentialAction.Cascade).NotNull();
            t.String("filename").NotNull();
            t.String("content_type", 100).NotNull();
            t.Integer("byte_size").NotNull();
            t.Binary("md5");
            t.Json("metadata");
            t.Timestamps();
            t.Check("octet_length(md5) = 16");
        });

        Index("assets", "site_id", "content_type");
    }
}
