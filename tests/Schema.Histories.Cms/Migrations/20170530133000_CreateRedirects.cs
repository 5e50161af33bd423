using Schema.Dsl;

namespace Schema.Histories.Cms.Migrations;

public sealed class CreateRedirects : Migration
{
    public override void Change()
    {
        CreateTable("redirects", t =>
        {
            t.References("sites", onDelete: ReferentialAction.Cascade).NotNull();
            t.Text("path").NotNull().Collate("C");
            t.Text("target").NotNull();
            t.SmallInt("status").NotNull().Default(301);
            t.BigInt("hits").NotNull().Default(0);
            t.Timestamps();
            t.Check("status IN (301, 302, 307, 308) AND path <> target");
        });

        Index("redirects", i => i.Column("path", operatorClass: "text_pattern_ops"));
        Index("redirects", i => i.Column("site_id").Using("hash").Name("redirects_site_hash"));
    }
}
