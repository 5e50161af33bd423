using Schema.Dsl;

namespace Schema.Histories.Registry.Migrations;

public sealed class CreateLinksets : Migration
{
    public override void Change()
    {
        CreateTable("linksets", t =>
        {
            t.References("packages", onDelete: ReferentialAction.Cascade, index: false);
            t.String("home");
            t.String("wiki");
            t.String("docs");
            t.String("mail");
            t.String("code");
            t.String("bugs");
            t.Timestamps();
            t.Unique("package_id");
        });
    }
}
